/// Writes numbered objects and remembers where each begins.
struct ObjectWriter: Sendable {
  var out = PDFBytes()
  /// Where each object begins in the file; 0 for one not written yet.
  private(set) var offsets: [Int]
  /// How many bytes of the file come before `out`.
  private let start: Int
  private let effort: Deflater.Effort

  init(offsets: [Int], start: Int, effort: Deflater.Effort) {
    self.offsets = offsets
    self.start = start
    self.effort = effort
  }

  /// Takes the next free number.
  mutating func allocate() -> Int {
    offsets.append(0)
    return offsets.count - 1
  }

  /// Begins an object; its value follows, then `end()`.
  mutating func begin(_ number: Int) {
    offsets[number] = start + out.count
    out.append(number)
    out.append(" 0 obj\n")
  }

  mutating func end() { out.append("\nendobj\n") }

  /// Writes a compressed stream. The closure adds entries to its dictionary.
  mutating func stream(
    _ number: Int, _ content: [UInt8], _ entries: (inout PDFBytes) -> Void = { _ in }
  ) {
    begin(number)
    out.append("<<")
    entries(&out)
    unsafe Deflater.compress(content, effort) { compressed in
      out.append("/Filter/FlateDecode/Length ")
      out.append(compressed.count)
      out.append(">>stream\n")
      unsafe out.append(compressed)
    }
    out.append("\nendstream")
    end()
  }

  /// Where the next byte will stand in the file.
  var position: Int { start + out.count }
}
