/// Writes numbered objects and remembers where each of them is.
///
/// Objects that are no streams are gathered in `out`, between `begin` and `end`, and go into the file together
/// as one compressed object stream (ISO 32000-1, 7.5.7).
struct ObjectWriter: Sendable {
  /// Where an object is found.
  enum Place: Sendable {
    /// Nowhere yet.
    case none
    /// At this byte of the file.
    case offset(Int)
    /// In an object stream, at this place among its objects.
    case packed(stream: Int, index: Int)
  }

  /// The objects to be packed.
  var out = PDFBytes()
  /// What goes into the file as it is.
  private(set) var file = PDFBytes()
  private(set) var places: [Place]
  private var packed: [(number: Int, start: Int)] = []
  /// How many bytes of the whole file come before `file`.
  private let start: Int
  private let effort: Deflater.Effort

  init(places: [Place], start: Int, effort: Deflater.Effort) {
    self.places = places
    self.start = start
    self.effort = effort
  }

  mutating func reserve(_ count: Int) {
    file.reserve(count)
    out.reserve(count)
  }

  /// Takes the next free number.
  mutating func allocate() -> Int {
    places.append(.none)
    return places.count - 1
  }

  /// Begins an object in `out`; its value follows, then `end()`.
  mutating func begin(_ number: Int) { packed.append((number, out.count)) }

  mutating func end() { out.append("\n") }

  /// Writes an object as it is, outside of object streams.
  mutating func plain(_ number: Int, _ body: (inout PDFBytes) -> Void) {
    places[number] = .offset(position)
    file.append(number)
    file.append(" 0 obj\n")
    body(&file)
    file.append("\nendobj\n")
  }

  /// Writes a compressed stream. The closure adds entries to its dictionary.
  mutating func stream(
    _ number: Int, _ content: [UInt8], _ entries: (inout PDFBytes) -> Void = { _ in }
  ) {
    let effort = effort
    plain(number) { file in
      file.append("<<")
      entries(&file)
      unsafe Deflater.compress(content, effort) { compressed in
        file.append("/Filter/FlateDecode/Length ")
        file.append(compressed.count)
        file.append(">>stream\n")
        unsafe file.append(compressed)
      }
      file.append("\nendstream")
    }
  }

  /// Puts the gathered objects into the file.
  mutating func pack() {
    guard !packed.isEmpty else { return }
    let stream = allocate()
    var content = PDFBytes()
    content.reserve(packed.count * 10 + out.count)
    for (index, object) in packed.enumerated() {
      places[object.number] = .packed(stream: stream, index: index)
      content.append(object.number)
      content.append(" ")
      content.append(object.start)
      content.append(" ")
    }
    let (count, first) = (packed.count, content.count)
    content.append(out.bytes)
    packed.removeAll(keepingCapacity: true)
    out.removeAll()
    self.stream(stream, content.bytes) { file in
      file.append("/Type/ObjStm/N ")
      file.append(count)
      file.append("/First ")
      file.append(first)
    }
  }

  /// Puts bytes that are no object into the file.
  mutating func append(_ body: (inout PDFBytes) -> Void) { body(&file) }

  /// Where the next byte will stand in the file.
  var position: Int { start + file.count }
}
