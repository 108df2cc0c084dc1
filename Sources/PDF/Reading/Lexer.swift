/// Splits bytes into the tokens of PDF (ISO 32000-1, 7.2 and 7.3).
struct Lexer {
  enum Token: Equatable {
    case integer(Int)
    case real(Double)
    case string(PDFString)
    case name(String)
    case arrayStart, arrayEnd
    case dictionaryStart, dictionaryEnd
    /// Anything else that is written in regular characters: `true`, `obj`, `Tj`.
    case keyword(String)
    case end
  }

  /// No keyword of PDF is longer; a token that is was not one.
  private static let keywordLimit = 64
  private static let noteLimit = 200

  let bytes: [UInt8]
  var at: Int
  let end: Int
  /// Whether places in `bytes` are places in the file.
  let isFile: Bool
  private(set) var notes: [SyntaxNote] = []
  var object: Int?

  init(_ bytes: [UInt8], at start: Int = 0, end: Int? = nil, isFile: Bool = false, object: Int? = nil) {
    self.bytes = bytes
    self.end = min(end ?? bytes.count, bytes.count)
    at = max(0, min(start, self.end))
    self.isFile = isFile
    self.object = object
  }

  mutating func note(_ kind: SyntaxNote.Kind, at offset: Int) {
    guard notes.count < Lexer.noteLimit else { return }
    notes.append(SyntaxNote(kind, at: offset, object: object))
  }

  func error(_ what: String, at offset: Int? = nil) -> PDFReadingError {
    PDFReadingError(.syntax(what), at: offset ?? at)
  }

  /// The byte `ahead` places further; nil behind the end.
  @inline(__always)
  func peek(_ ahead: Int = 0) -> UInt8? {
    let place = at + ahead
    return place < end ? bytes[place] : nil
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32: true
    default: false
    }
  }

  static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }

  static func isRegular(_ byte: UInt8) -> Bool { !isSpace(byte) && !isDelimiter(byte) }

  /// Moves over white space and comments.
  mutating func skipSpace() {
    while let byte = peek() {
      if Lexer.isSpace(byte) {
        at += 1
      } else if byte == UInt8(ascii: "%") {
        while let next = peek(), next != 10, next != 13 { at += 1 }
      } else {
        return
      }
    }
  }

  /// Whether these bytes stand here.
  func stands(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard at + count <= end else { return false }
    return unsafe bytes[at..<at + count].elementsEqual(
      UnsafeBufferPointer(start: word.utf8Start, count: count))
  }

  mutating func next() throws(PDFReadingError) -> Token {
    skipSpace()
    guard let byte = peek() else { return .end }
    switch byte {
    case UInt8(ascii: "["):
      at += 1
      return .arrayStart
    case UInt8(ascii: "]"):
      at += 1
      return .arrayEnd
    case UInt8(ascii: "/"): return .name(name())
    case UInt8(ascii: "("): return .string(try literalString())
    case UInt8(ascii: "<"):
      guard peek(1) == byte else { return .string(try hexadecimalString()) }
      at += 2
      return .dictionaryStart
    case UInt8(ascii: ">"):
      guard peek(1) == byte else { throw error("a lonely “>”") }
      at += 2
      return .dictionaryEnd
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try number()
    case UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      throw error("an unexpected “\(Unicode.Scalar(byte))”")
    default: return .keyword(try keyword())
    }
  }

  private mutating func keyword() throws(PDFReadingError) -> String {
    let start = at
    while let byte = peek(), Lexer.isRegular(byte) {
      at += 1
      guard at - start <= Lexer.keywordLimit else { throw error("a word that is no keyword", at: start) }
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func number() throws(PDFReadingError) -> Token {
    let start = at
    var isNegative = false
    if peek() == UInt8(ascii: "-") || peek() == UInt8(ascii: "+") {
      isNegative = peek() == UInt8(ascii: "-")
      at += 1
    }
    var whole = 0
    var isTooLarge = false
    var value = 0.0
    var digits = 0
    while let byte = peek(), byte >= 0x30, byte <= 0x39 {
      let digit = Int(byte - 0x30)
      let (product, overflow) = whole.multipliedReportingOverflow(by: 10)
      let (sum, again) = product.addingReportingOverflow(digit)
      if overflow || again { isTooLarge = true } else { whole = sum }
      value = value * 10 + Double(digit)
      digits += 1
      at += 1
    }
    guard peek() == UInt8(ascii: ".") else {
      try endNumber(start, digits: digits)
      if isTooLarge || whole > (isNegative ? 2_147_483_648 : 2_147_483_647) { note(.integerRange, at: start) }
      if isTooLarge { return .real(isNegative ? -value : value) }
      return .integer(isNegative ? -whole : whole)
    }
    at += 1
    var place = 0.1
    var isZero = value == 0
    while let byte = peek(), byte >= 0x30, byte <= 0x39 {
      value += place * Double(byte - 0x30)
      if byte != 0x30 { isZero = false }
      place /= 10
      digits += 1
      at += 1
    }
    try endNumber(start, digits: digits)
    if value > 3.403e38 || (!isZero && value < 1.175e-38) { note(.realRange, at: start) }
    return .real(isNegative ? -value : value)
  }

  private func endNumber(_ start: Int, digits: Int) throws(PDFReadingError) {
    guard digits > 0, peek().map({ !Lexer.isRegular($0) }) ?? true else {
      throw error("a number that is none", at: start)
    }
  }

  private mutating func name() -> String {
    let start = at
    at += 1
    var letters: [UInt8] = []
    while let byte = peek(), Lexer.isRegular(byte) {
      if byte == UInt8(ascii: "#"), let high = peek(1).flatMap(Lexer.digit),
        let low = peek(2).flatMap(Lexer.digit)
      {
        letters.append(high << 4 | low)
        at += 3
      } else {
        letters.append(byte)
        at += 1
      }
    }
    if letters.count > 127 { note(.longName(letters.count), at: start) }
    if let text = String(validating: letters, as: UTF8.self) { return text }
    note(.nameEncoding, at: start)
    return String(decoding: letters, as: UTF8.self)
  }

  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private mutating func hexadecimalString() throws(PDFReadingError) -> PDFString {
    let start = at
    at += 1
    var content: [UInt8] = []
    var half: UInt8?
    var isSound = true
    while let byte = peek(), byte != UInt8(ascii: ">") {
      at += 1
      if Lexer.isSpace(byte) { continue }
      guard let digit = Lexer.digit(byte) else {
        isSound = false
        continue
      }
      if let high = half {
        content.append(high << 4 | digit)
        half = nil
      } else {
        half = digit
      }
    }
    guard peek() != nil else { throw error("a string without end", at: start) }
    at += 1
    if let half {
      content.append(half << 4)
      isSound = false
    }
    if !isSound { note(.hexadecimalString, at: start) }
    return finish(content, isHexadecimal: true, from: start)
  }

  private mutating func literalString() throws(PDFReadingError) -> PDFString {
    let start = at
    at += 1
    var content: [UInt8] = []
    var depth = 1
    while let byte = peek() {
      at += 1
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        content.append(byte)
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return finish(content, isHexadecimal: false, from: start) }
        content.append(byte)
      case UInt8(ascii: "\\"): unescape(to: &content)
      case 13:
        // Every end of line in a string is a line feed.
        if peek() == 10 { at += 1 }
        content.append(10)
      default: content.append(byte)
      }
    }
    throw error("a string without end", at: start)
  }

  private mutating func unescape(to content: inout [UInt8]) {
    guard let byte = peek() else { return }
    at += 1
    switch byte {
    case UInt8(ascii: "n"): content.append(10)
    case UInt8(ascii: "r"): content.append(13)
    case UInt8(ascii: "t"): content.append(9)
    case UInt8(ascii: "b"): content.append(8)
    case UInt8(ascii: "f"): content.append(12)
    case 13: if peek() == 10 { at += 1 }
    case 10: break
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - 0x30)
      for _ in 0..<2 {
        guard let next = peek(), next >= 0x30, next <= 0x37 else { break }
        value = value << 3 | Int(next - 0x30)
        at += 1
      }
      content.append(UInt8(truncatingIfNeeded: value))
    default: content.append(byte)
    }
  }

  private mutating func finish(_ content: [UInt8], isHexadecimal: Bool, from start: Int) -> PDFString {
    if content.count > 32_767 { note(.longString(content.count), at: start) }
    return PDFString(content, isHexadecimal: isHexadecimal, range: isFile ? start..<at : nil)
  }
}
