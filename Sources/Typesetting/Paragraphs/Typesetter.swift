/// A character that cannot be set.
public struct MissingCharacter: Hashable, Sendable, CustomStringConvertible {
  /// The character, with what is attached to it.
  public let text: String
  /// The origin of the span it stands in.
  public let origin: Int

  public init(text: String, origin: Int) {
    self.text = text
    self.origin = origin
  }

  /// The character and its numbers: `𠮷 (U+20BB7)`.
  public var description: String {
    let numbers = text.unicodeScalars.map { scalar in
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
    let isPrintable = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    return isPrintable ? "\(text) (\(numbers.joined(separator: " ")))" : numbers.joined(separator: " ")
  }
}

/// Why text can't be set.
public enum TypesettingError: Error, Hashable, Sendable {
  /// No face of the chain has these characters; each once.
  case missingCharacters([MissingCharacter])
}

/// Sets text: shapes it, breaks it into lines, places the glyphs.
///
/// It remembers what it has shaped, so one typesetter should set many papers. It is for one thread at a time.
public final class Typesetter {
  private let shaper = PieceShaper()

  public init() {}

  /// Shapes the spans of a paragraph.
  /// - Throws: ``TypesettingError/missingCharacters(_:)`` with all characters no face has.
  public func prepare(_ spans: [TextSpan], style: ParagraphStyle) throws(TypesettingError)
    -> PreparedParagraph
  {
    var builder = LineItemsBuilder(
      spans: spans, language: style.language, shaper: shaper,
      keepsPhrases: style.alignment != .justify)
    let (items, missing) = builder.build()
    guard missing.isEmpty else {
      var seen: Set<LineItemsBuilder.Missing> = []
      throw .missingCharacters(
        missing.filter { seen.insert($0).inserted }.map { MissingCharacter(text: $0.text, origin: $0.origin) }
      )
    }
    return PreparedParagraph(items: items, spans: spans, style: style)
  }

  /// Shapes and sets a paragraph in a column.
  public func layOut(
    _ spans: [TextSpan], style: ParagraphStyle, width: Double
  ) throws(TypesettingError) -> ParagraphLayout {
    try prepare(spans, style: style).layOut(width: width)
  }
}
