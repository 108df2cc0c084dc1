/// An operator of a content stream with what stands before it (ISO 32000-1, 7.8.2).
public struct ContentOperation: Sendable {
  public let name: String
  public let operands: [PDFObject]
  /// Where the operator stands in the decoded stream.
  public let offset: Int
  /// The dictionary of an inline image, whose operator is `BI`.
  public let image: PDFDictionary?
}

/// Splits a decoded content stream into its operations.
public struct ContentScanner {
  /// More operands than any operator takes; `scn` of 32 colourants and a pattern takes 33.
  private static let operandLimit = 64

  private var parser: ObjectParser

  /// After `valueLimit` values `.limit` is thrown.
  public init(_ content: [UInt8], valueLimit: Int = 5_000_000) {
    parser = ObjectParser(Lexer(content), budget: valueLimit)
  }

  /// What a reader can overlook, so far.
  var notes: [SyntaxNote] { parser.lexer.notes }

  /// The next operation; nil at the end.
  public mutating func next() throws(PDFReadingError) -> ContentOperation? {
    var operands: [PDFObject] = []
    while true {
      parser.lexer.skipSpace()
      let offset = parser.lexer.at
      guard let byte = parser.lexer.peek() else {
        guard operands.isEmpty else { throw parser.lexer.error("operands without an operator") }
        return nil
      }
      guard operands.count <= ContentScanner.operandLimit else {
        throw PDFReadingError(.limit("operands"), at: offset)
      }
      if isOperator(byte) {
        guard case .keyword(let name) = try parser.lexer.next() else { continue }
        switch name {
        case "true": operands.append(.boolean(true))
        case "false": operands.append(.boolean(false))
        case "null": operands.append(.null)
        case "BI":
          return ContentOperation(
            name: name, operands: operands, offset: offset, image: try inlineImage())
        default: return ContentOperation(name: name, operands: operands, offset: offset, image: nil)
        }
      } else {
        operands.append(try parser.value())
      }
    }
  }

  private func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "'"),
      UInt8(ascii: "\""):
      true
    default: false
    }
  }

  /// Reads to behind `EI` and leaves the picture's data out.
  private mutating func inlineImage() throws(PDFReadingError) -> PDFDictionary {
    var entries: PDFDictionary = [:]
    while true {
      switch try parser.lexer.next() {
      case .name(let key): entries[key] = try parser.value()
      case .keyword("ID"):
        while parser.lexer.peek() != nil {
          parser.lexer.at += 1
          guard parser.lexer.peek().map(Lexer.isSpace) ?? false,
            parser.lexer.peek(1) == UInt8(ascii: "E"), parser.lexer.peek(2) == UInt8(ascii: "I"),
            parser.lexer.peek(3).map(Lexer.isSpace) ?? true
          else { continue }
          parser.lexer.at += 3
          return entries
        }
        throw parser.lexer.error("an inline image without end")
      default: throw parser.lexer.error("an inline image whose key is no name")
      }
    }
  }
}
