/// Where the objects of a file are, put together from the cross-reference sections of all its revisions
/// (ISO 32000-1, 7.5.4, 7.5.6 and 7.5.8).
struct ObjectPlaces {
  enum Place: Hashable, Sendable {
    case free
    case offset(Int, generation: Int)
    case compressed(stream: Int, index: Int)
  }

  private static let revisionLimit = 1000
  /// The most objects a file may have (ISO 32000-1, Annex C), which also limits the numbers.
  static let objectLimit = 8_388_607
  /// Bytes that all cross-reference streams together may decompress to.
  private static let streamLimit = 1 << 27
  /// Numbers that cross-reference streams may name: they cost next to nothing to write, and memory to keep.
  private static let streamedLimit = 1 << 20

  private(set) var places: [Int: Place] = [:]
  /// Newest first.
  private(set) var sections: [PDFRevision] = []
  private(set) var notes: [SyntaxNote] = []
  private let bytes: [UInt8]
  /// Where the header begins: offsets count from there.
  private let base: Int
  /// How many bytes may still be read: sections that overlap could make a small file long work.
  private var work: Int
  private var inflated = 0

  init(_ bytes: [UInt8], base: Int) throws(PDFReadingError) {
    self.bytes = bytes
    self.base = base
    work = 2 * bytes.count + 4096
    var next: Int? = try ObjectPlaces.start(of: bytes)
    var seen: Set<Int> = []
    while let offset = next {
      guard offset >= 0, offset < bytes.count - base else {
        throw PDFReadingError(.badCrossReferences("a section outside the file"), at: bytes.count)
      }
      guard seen.insert(offset).inserted else {
        throw PDFReadingError(.badCrossReferences("sections that lead in a circle"), at: offset)
      }
      guard seen.count <= ObjectPlaces.revisionLimit else {
        throw PDFReadingError(.limit("revisions"), at: offset)
      }
      next = try readSection(at: base + offset)
    }
  }

  /// The number behind the last `startxref`.
  private static func start(of bytes: [UInt8]) throws(PDFReadingError) -> Int {
    let word = Array("startxref".utf8)
    var place = bytes.count - word.count
    let limit = max(0, bytes.count - 2048)
    while place >= limit {
      if bytes[place] == word[0], bytes[place..<place + word.count].elementsEqual(word) {
        var lexer = Lexer(bytes, at: place + word.count)
        if case .integer(let offset)? = try? lexer.next() { return offset }
        break
      }
      place -= 1
    }
    throw PDFReadingError(.noCrossReferences, at: max(0, bytes.count - 1))
  }

  /// - Returns: where the section before is.
  private mutating func readSection(at offset: Int) throws(PDFReadingError) -> Int? {
    var lexer = Lexer(bytes, at: offset, isFile: true)
    lexer.skipSpace()
    let isTable = lexer.stands("xref")
    let trailer = isTable ? try readTable(&lexer) : try readStream(at: &lexer.at)
    work -= lexer.at - offset
    guard work > 0 else { throw PDFReadingError(.limit("cross-reference sections"), at: offset) }
    if trailer["XRefStm"] != nil { throw PDFReadingError(.hybrid, at: offset) }
    if trailer["Encrypt"] != nil, sections.isEmpty { throw PDFReadingError(.encrypted, at: offset) }
    sections.append(PDFRevision(offset: offset, end: 0, isStream: !isTable, trailer: trailer))
    guard let previous = trailer["Prev"] else { return nil }
    guard let number = previous.integer else {
      throw PDFReadingError(.badCrossReferences("/Prev is no whole number"), at: offset)
    }
    return number
  }

  private mutating func readTable(_ lexer: inout Lexer) throws(PDFReadingError) -> PDFDictionary {
    lexer.at += 4
    checkEndOfLine(at: lexer.at)
    while true {
      lexer.skipSpace()
      let head = lexer.at
      let token = try lexer.next()
      if token == .keyword("trailer") { break }
      guard case .integer(let first) = token, case .integer(let count) = try lexer.next(), first >= 0,
        (0...ObjectPlaces.objectLimit).contains(count), first <= ObjectPlaces.objectLimit + 1 - count
      else { throw PDFReadingError(.badCrossReferences("a subsection's head"), at: head) }
      checkEndOfLine(at: lexer.at)
      while let byte = lexer.peek(), Lexer.isSpace(byte) { lexer.at += 1 }
      guard lexer.at + 20 * count <= bytes.count else {
        throw PDFReadingError(.badCrossReferences("a subsection longer than the file"), at: head)
      }
      for number in first..<first + count {
        try readEntry(number, at: lexer.at)
        lexer.at += 20
      }
    }
    var parser = ObjectParser(lexer, budget: 100_000)
    guard case .dictionary(let trailer) = try parser.value() else {
      throw PDFReadingError(.badCrossReferences("a trailer that is no dictionary"), at: lexer.at)
    }
    notes += parser.lexer.notes
    lexer = parser.lexer
    return trailer
  }

  /// Exactly one end of line must stand behind `xref` and behind a subsection's head.
  private mutating func checkEndOfLine(at place: Int) {
    var lexer = Lexer(bytes, at: place)
    if lexer.peek() == 13 { lexer.at += 1 }
    if lexer.peek() == 10, place == lexer.at || lexer.bytes[place] == 13 { lexer.at += 1 }
    guard lexer.at == place || lexer.peek().map(Lexer.isSpace) ?? true else { return }
    notes.append(SyntaxNote(.crossReferenceSpacing, at: place, object: nil))
  }

  /// Twenty bytes: offset, generation, `n` or `f`, two bytes that end the line.
  private mutating func readEntry(_ number: Int, at place: Int) throws(PDFReadingError) {
    func digits(_ range: Range<Int>) throws(PDFReadingError) -> Int {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else {
          throw PDFReadingError(.badCrossReferences("the entry of object \(number)"), at: place)
        }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    let offset = try digits(place..<place + 10)
    let generation = try digits(place + 11..<place + 16)
    let kind = bytes[place + 17]
    let ending = (bytes[place + 18], bytes[place + 19])
    guard bytes[place + 10] == 32, bytes[place + 16] == 32,
      kind == UInt8(ascii: "n") || kind == UInt8(ascii: "f"),
      ending == (32, 10) || ending == (32, 13) || ending == (13, 10)
    else { throw PDFReadingError(.badCrossReferences("the entry of object \(number)"), at: place) }
    let isUsed = kind == UInt8(ascii: "n")
    add(number, isUsed ? .offset(base + offset, generation: generation) : .free)
  }

  /// What a newer section says of an object holds.
  private mutating func add(_ number: Int, _ place: Place) {
    if places[number] == nil { places[number] = place }
  }

  private mutating func readStream(at place: inout Int) throws(PDFReadingError) -> PDFDictionary {
    let offset = place
    var reader = IndirectObjectReader(bytes, budget: 100_000)
    let found = try reader.read(at: offset, end: bytes.count, expecting: nil, length: { _ in nil })
    place = found.range.upperBound
    guard let stream = found.object.stream, stream.dictionary["Type"]?.name == "XRef" else {
      throw PDFReadingError(.noCrossReferences, at: offset)
    }
    let content = try StreamDecoder.decode(
      stream, of: bytes, limit: ObjectPlaces.streamLimit - inflated, resolve: { $0 })
    inflated += content.count
    guard let widths = stream.dictionary["W"]?.array?.compactMap(\.integer), widths.count == 3,
      widths.allSatisfy({ (0...8).contains($0) }), let size = stream.dictionary["Size"]?.integer,
      (0...ObjectPlaces.objectLimit + 1).contains(size)
    else { throw PDFReadingError(.badCrossReferences("/W or /Size"), at: offset) }
    let index = stream.dictionary["Index"]?.array?.compactMap(\.integer) ?? [0, size]
    let length = widths.reduce(0, +)
    guard length > 0, index.count % 2 == 0 else {
      throw PDFReadingError(.badCrossReferences("/Index"), at: offset)
    }
    var row = 0
    for pair in stride(from: 0, to: index.count, by: 2) {
      let (first, count) = (index[pair], index[pair + 1])
      guard first >= 0, count >= 0, first <= ObjectPlaces.objectLimit, count <= content.count / length,
        first + count <= ObjectPlaces.objectLimit + 1, row + count * length <= content.count
      else { throw PDFReadingError(.badCrossReferences("/Index"), at: offset) }
      guard places.count + count <= ObjectPlaces.streamedLimit else {
        throw PDFReadingError(.limit("objects"), at: offset)
      }
      for number in first..<first + count {
        addEntry(number, content[row..<row + length], widths)
        row += length
      }
    }
    return stream.dictionary
  }

  private mutating func addEntry(_ number: Int, _ entry: ArraySlice<UInt8>, _ widths: [Int]) {
    var rest = entry
    let fields = widths.map { width in
      let value = rest.prefix(width).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(width)
      return value
    }
    switch widths[0] == 0 ? 1 : fields[0] {
    case 0: add(number, .free)
    case 1:
      let isInside = fields[1] >= 0 && fields[1] < bytes.count
      add(number, isInside ? .offset(base + fields[1], generation: fields[2]) : .free)
    case 2: add(number, .compressed(stream: fields[1], index: fields[2]))
    default: break
    }
  }
}
