/// Puts tokens together to objects, to a limited depth and number.
struct ObjectParser {
  /// Arrays and dictionaries in each other; more than any sound file has.
  static let depthLimit = 100

  var lexer: Lexer
  /// How many values may still be read.
  private(set) var budget: Int

  init(_ lexer: Lexer, budget: Int) {
    self.lexer = lexer
    self.budget = budget
  }

  /// The value that begins here; of a stream only its dictionary.
  mutating func value() throws(PDFReadingError) -> PDFObject {
    try value(lexer.next(), depth: 0)
  }

  private mutating func value(_ token: Lexer.Token, depth: Int) throws(PDFReadingError) -> PDFObject {
    budget -= 1
    guard budget > 0 else { throw PDFReadingError(.limit("values in a file"), at: lexer.at) }
    switch token {
    case .integer(let number): return reference(number) ?? .integer(number)
    case .real(let number): return .real(number)
    case .string(let string): return .string(string)
    case .name(let name): return .name(name)
    case .keyword("true"): return .boolean(true)
    case .keyword("false"): return .boolean(false)
    case .keyword("null"): return .null
    case .arrayStart: return .array(try array(depth: depth + 1))
    case .dictionaryStart: return .dictionary(try dictionary(depth: depth + 1))
    case .keyword(let word): throw lexer.error("“\(word)” where a value must stand")
    case .arrayEnd, .dictionaryEnd, .end: throw lexer.error("the end where a value must stand")
    }
  }

  /// Two whole numbers and `R`; nil, and nothing moved over, if that is not what follows.
  private mutating func reference(_ number: Int) -> PDFObject? {
    guard number >= 0 else { return nil }
    var place = lexer.at
    func skip(_ isWanted: (UInt8) -> Bool) -> Range<Int> {
      let start = place
      while place < lexer.end, isWanted(lexer.bytes[place]) { place += 1 }
      return start..<place
    }
    guard !skip(Lexer.isSpace).isEmpty else { return nil }
    let digits = skip { $0 >= 0x30 && $0 <= 0x39 }
    guard (1...5).contains(digits.count), !skip(Lexer.isSpace).isEmpty, place < lexer.end,
      lexer.bytes[place] == UInt8(ascii: "R"),
      place + 1 == lexer.end || !Lexer.isRegular(lexer.bytes[place + 1]),
      let generation = Int(String(decoding: lexer.bytes[digits], as: UTF8.self))
    else { return nil }
    lexer.at = place + 1
    return .reference(PDFReference(number, generation))
  }

  private mutating func array(depth: Int) throws(PDFReadingError) -> [PDFObject] {
    try check(depth)
    var values: [PDFObject] = []
    while true {
      let token = try lexer.next()
      if token == .arrayEnd { return values }
      values.append(try value(token, depth: depth))
    }
  }

  private mutating func dictionary(depth: Int) throws(PDFReadingError) -> PDFDictionary {
    try check(depth)
    var entries: PDFDictionary = [:]
    while true {
      let start = lexer.at
      switch try lexer.next() {
      case .dictionaryEnd: return entries
      case .name(let key):
        let value = try value(lexer.next(), depth: depth)
        if entries.updateValue(value, forKey: key) != nil { lexer.note(.repeatedKey(key), at: start) }
      default: throw lexer.error("a dictionary whose key is no name", at: start)
      }
    }
  }

  private func check(_ depth: Int) throws(PDFReadingError) {
    guard depth <= ObjectParser.depthLimit else {
      throw PDFReadingError(.limit("objects in each other"), at: lexer.at)
    }
  }
}
