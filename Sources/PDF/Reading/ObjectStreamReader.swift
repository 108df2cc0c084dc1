/// Reads the objects packed in an object stream (ISO 32000-1, 7.5.7).
enum ObjectStreamReader {
  /// The objects in the stream's order, with their numbers. Places in the notes are those in the stream.
  static func read(
    _ stream: PDFStream, number: Int, content: [UInt8], budget: inout Int, notes: inout [SyntaxNote]
  ) throws(PDFReadingError) -> [(number: Int, object: PDFObject)] {
    let start = stream.range.lowerBound
    func damage(_ what: String) -> PDFReadingError {
      PDFReadingError(.syntax("object stream \(number), \(what)"), at: start)
    }
    guard let count = stream.dictionary["N"]?.integer, let first = stream.dictionary["First"]?.integer,
      count >= 0, first >= 0, first <= content.count, count <= content.count / 2
    else { throw damage("/N or /First") }
    var lexer = Lexer(content, end: first)
    var heads: [(number: Int, start: Int)] = []
    for _ in 0..<count {
      guard case .integer(let number) = try lexer.next(), case .integer(let offset) = try lexer.next(),
        number > 0, offset >= 0, offset <= content.count - first,
        offset >= (heads.last?.start ?? first) - first
      else { throw damage("its list of objects") }
      heads.append((number, first + offset))
    }
    var objects: [(number: Int, object: PDFObject)] = []
    for (place, head) in heads.enumerated() {
      let end = place + 1 < heads.count ? heads[place + 1].start : content.count
      var parser = ObjectParser(
        Lexer(content, at: head.start, end: end, object: head.number), budget: budget)
      objects.append((head.number, try parser.value()))
      budget = parser.budget
      notes += parser.lexer.notes
    }
    return objects
  }
}
