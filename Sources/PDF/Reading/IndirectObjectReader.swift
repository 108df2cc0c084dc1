/// Reads an object with its number: `12 0 obj … endobj` (ISO 32000-1, 7.3.10 and 7.3.8).
struct IndirectObjectReader {
  struct Found {
    let reference: PDFReference
    let object: PDFObject
    /// From its number to behind `endobj`.
    let range: Range<Int>
  }

  let bytes: [UInt8]
  /// How many values may still be read.
  private(set) var budget: Int
  /// How many bytes may still be gone through that are no object's own: before its number, where several numbers may
  /// lead to one place, and to the end of a stream whose length is wrong.
  private var search: Int
  private(set) var notes: [SyntaxNote] = []

  init(_ bytes: [UInt8], budget: Int) {
    self.bytes = bytes
    self.budget = budget
    search = 4 * bytes.count + 4096
  }

  /// Reads the object that begins at `offset` and must have ended at `end`, where the next begins. It must
  /// have the expected number, if one is given; `length` looks up a length that is an object of its own.
  mutating func read(
    at offset: Int, end: Int, expecting expected: PDFReference?, length: (PDFReference) -> Int?
  ) throws(PDFReadingError) -> Found {
    var lexer = Lexer(bytes, at: offset, end: end, isFile: true)
    guard search > 0 else { throw PDFReadingError(.limit("places that hold no object"), at: offset) }
    lexer.skipSpace()
    let start = lexer.at
    let (number, generation) = try head(&lexer, at: offset)
    if let expected, expected != PDFReference(number, generation) {
      throw PDFReadingError(.misplacedObject(expected.number), at: offset)
    }
    lexer.object = number
    if !isHeadSpaced(start, lexer.at, number, generation) { lexer.note(.objectSpacing, at: start) }
    var parser = ObjectParser(lexer, budget: budget)
    var object = try parser.value()
    budget = parser.budget
    lexer = parser.lexer
    lexer.skipSpace()
    if lexer.stands("stream"), case .dictionary(let dictionary) = object {
      object = .stream(try stream(dictionary, &lexer, length))
      lexer.skipSpace()
    }
    guard lexer.stands("endobj") else { throw lexer.error("no “endobj” where object \(number) must end") }
    let isOnItsLine = lexer.at > 0 && isLineEnd(lexer.at - 1) && isLineEnd(lexer.at + 6)
    if !isOnItsLine { lexer.note(.objectSpacing, at: lexer.at) }
    lexer.at += 6
    notes += lexer.notes
    return Found(
      reference: PDFReference(number, generation), object: object, range: start..<lexer.at)
  }

  /// The number and generation of the object that begins here.
  private mutating func head(_ lexer: inout Lexer, at offset: Int) throws(PDFReadingError) -> (Int, Int) {
    defer { search -= lexer.at - offset }
    guard case .integer(let number) = try lexer.next(), case .integer(let generation) = try lexer.next(),
      try lexer.next() == .keyword("obj"), number > 0, generation >= 0
    else { throw PDFReadingError(.syntax("no object begins here"), at: offset) }
    return (number, generation)
  }

  /// Takes notes back that will be made again.
  mutating func dropNotes(behind count: Int) { notes.removeSubrange(count...) }

  private func isLineEnd(_ place: Int) -> Bool {
    place >= bytes.count || bytes[place] == 10 || bytes[place] == 13
  }

  private func isHeadSpaced(_ start: Int, _ end: Int, _ number: Int, _ generation: Int) -> Bool {
    let words = bytes[start..<end].split(omittingEmptySubsequences: false, whereSeparator: Lexer.isSpace)
    return words.count == 3 && (start == 0 || isLineEnd(start - 1)) && isLineEnd(end)
  }

  private mutating func stream(
    _ dictionary: PDFDictionary, _ lexer: inout Lexer, _ length: (PDFReference) -> Int?
  ) throws(PDFReadingError) -> PDFStream {
    let keyword = lexer.at
    lexer.at += 6
    if lexer.peek() == 13, lexer.peek(1) == 10 {
      lexer.at += 2
    } else if lexer.peek() == 10 {
      lexer.at += 1
    } else {
      lexer.note(.streamKeyword, at: keyword)
      while let byte = lexer.peek(), byte == 32 || byte == 13 { lexer.at += 1 }
      if lexer.peek() == 10 { lexer.at += 1 }
    }
    let start = lexer.at
    var written = dictionary["Length"]?.integer
    if let reference = dictionary["Length"]?.reference { written = length(reference) }
    if let written, written >= 0, written <= lexer.end - start {
      lexer.at = start + written
      if lexer.peek() == 13 { lexer.at += 1 }
      if lexer.peek() == 10 { lexer.at += 1 }
      if lexer.stands("endstream") {
        if lexer.at == start + written { lexer.note(.endstreamKeyword, at: lexer.at) }
        lexer.at += 9
        return PDFStream(dictionary: dictionary, range: start..<start + written)
      }
    }
    return try searchEnd(of: dictionary, from: start, written: written, &lexer)
  }

  /// The length is wrong: the stream goes on to the next `endstream`.
  private mutating func searchEnd(
    of dictionary: PDFDictionary, from start: Int, written: Int?, _ lexer: inout Lexer
  ) throws(PDFReadingError) -> PDFStream {
    lexer.at = start
    while !lexer.stands("endstream") {
      lexer.at += 1
      search -= 1
      guard search > 0 else { throw PDFReadingError(.limit("streams with a wrong length"), at: start) }
      guard lexer.at < lexer.end else { throw PDFReadingError(.syntax("a stream without end"), at: start) }
    }
    var end = lexer.at
    if end > start, bytes[end - 1] == 10 { end -= 1 }
    if end > start, bytes[end - 1] == 13 { end -= 1 }
    lexer.note(.streamLength(written: written, found: end - start), at: start)
    lexer.at += 9
    return PDFStream(dictionary: dictionary, range: start..<end)
  }
}
