/// Reads every object that the cross-references name.
struct ObjectLoader {
  private static let streamLimit = 1 << 26
  private static let faultLimit = 1000

  private(set) var objects: [Int: PDFObject] = [:]
  private(set) var ranges: [Int: Range<Int>] = [:]
  private(set) var faults: [PDFReadingError] = []
  private(set) var notes: [SyntaxNote] = []

  private var packedNotes: [SyntaxNote] = []
  private let references: ObjectPlaces
  private var reader: IndirectObjectReader
  private var values: Int
  private var packed: Int
  /// Where things begin: an object must end before the next of these.
  private let starts: [Int]

  init(_ bytes: [UInt8], _ references: ObjectPlaces, values: Int, packed: Int) {
    self.references = references
    self.values = values
    self.packed = packed
    reader = IndirectObjectReader(bytes, budget: values)
    var starts = Set(references.sections.map(\.offset))
    for case .offset(let offset, _) in references.places.values { starts.insert(offset) }
    self.starts = starts.sorted() + [bytes.count]
  }

  mutating func load() {
    var late: [Int] = []
    var streams: Set<Int> = []
    for (number, place) in references.places.sorted(by: { $0.key < $1.key }) {
      switch place {
      case .free: break
      case .compressed(let stream, _): streams.insert(stream)
      case .offset:
        if !load(number, isLate: false) { late.append(number) }
      }
    }
    for stream in streams.sorted() { unpack(stream) }
    for number in late { _ = load(number, isLate: true) }
    notes = reader.notes + packedNotes
  }

  /// - Returns: false if the object is a stream whose length is an object that is not read yet.
  private mutating func load(_ number: Int, isLate: Bool) -> Bool {
    guard case .offset(let offset, let generation)? = references.places[number] else { return true }
    var mustWait = false
    let noted = reader.notes.count
    do throws(PDFReadingError) {
      let found = try reader.read(
        at: offset, end: end(behind: offset), expecting: PDFReference(number, generation)
      ) { length in
        if let known = objects[length.number]?.integer { return known }
        if isLate { return nil }
        mustWait = objects[length.number] == nil
        return nil
      }
      if mustWait {
        reader.dropNotes(behind: noted)
        return false
      }
      objects[number] = found.object
      ranges[number] = found.range
    } catch {
      if mustWait { return false }
      report(error)
    }
    return true
  }

  private mutating func report(_ error: PDFReadingError) {
    if faults.count < ObjectLoader.faultLimit { faults.append(error) }
  }

  private func end(behind offset: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] > offset { high = middle } else { low = middle + 1 }
    }
    return starts[low]
  }

  private mutating func unpack(_ number: Int) {
    guard let stream = objects[number]?.stream, stream.dictionary["Type"]?.name == "ObjStm" else {
      return report(PDFReadingError(.missing("object stream \(number)"), at: 0))
    }
    do throws(PDFReadingError) {
      let content = try StreamDecoder.decode(
        stream, of: reader.bytes, limit: min(packed, ObjectLoader.streamLimit),
        resolve: { [objects] in PDFFile.resolve($0, in: objects) })
      packed -= content.count
      let found = try ObjectStreamReader.read(
        stream, number: number, content: content, budget: &values, notes: &packedNotes)
      for (index, item) in found.enumerated() {
        let place = references.places[item.number]
        guard place == .compressed(stream: number, index: index), objects[item.number] == nil else {
          continue
        }
        objects[item.number] = item.object
      }
    } catch {
      report(error)
    }
  }
}
