public import Fonts

/// Why a document cannot be written.
public enum PDFError: Error, Hashable, Sendable {
  /// The face has no glyph for a character of the text.
  case missingGlyph(character: Character, font: String, text: String)
  /// Drawings were given for a region the plate does not have.
  case unknownRegion(String, known: [String])
  /// Two regions of a design have the same name.
  case repeatedRegion(String)
  /// Text stands outside every structure element, so no reader could tell what it is.
  case textOutsideElement(String)
  /// A drawing ends before its structure elements do, or ends more than it began.
  case unbalancedElements
  /// The artwork holds text or structure elements.
  case artworkIsNotOnlyShapes
  /// The page is smaller than 3 or larger than 14,400 points, the limits of PDF.
  case impossiblePage(width: Double, height: Double)
  /// A coordinate, size or width is no number, or larger than any page.
  case impossibleNumber(Double)
  /// Not `2023-10-25` and not `2023-10-25T09:00:00+07:00`.
  case badDate(String)
  /// Not a BCP 47 language tag.
  case badLanguage(String)
  /// A font cannot be embedded.
  case font(FontError)
}

extension PDFError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingGlyph(let character, let font, let text):
      "\(font) has no glyph for “\(character)” (\(PDFError.codePoints(of: character))) in “\(text)”. "
        + "Name a font that has it before or behind this one."
    case .unknownRegion(let name, let known):
      "The plate has no variable region “\(name)”, only \(known.joined(separator: ", "))."
    case .repeatedRegion(let name): "Two regions are named “\(name)”; give each its own name."
    case .textOutsideElement(let text):
      "The text “\(text)” stands in no structure element; begin a paragraph or heading before it."
    case .unbalancedElements: "The drawing's begin and end of structure elements do not match."
    case .artworkIsNotOnlyShapes: "The artwork holds text; text belongs in a region."
    case .impossiblePage(let width, let height):
      "A page of \(width) × \(height) points is outside what PDF allows (3 to 14,400 points a side)."
    case .impossibleNumber(let number): "A drawing holds the number \(number), which PDF cannot express."
    case .badDate(let text): "“\(text)” is no date; write 2023-10-25 or 2023-10-25T09:00:00+07:00."
    case .badLanguage(let text): "“\(text)” is no language tag; write vi, ja, en or the like (BCP 47)."
    case .font(let error): error.description
    }
  }

  private static func codePoints(of character: Character) -> String {
    character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }.joined(separator: " ")
  }
}
