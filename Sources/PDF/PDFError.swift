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
  /// A drawing turns to a page below 0 or beyond what a document may have.
  case impossiblePageNumber(Int)
  /// A picture or a seal has no words that stand in for it.
  case noAlternative(String)
  /// The first heading is not of level 1, or one is more than a level below the one before it (ISO 14289-1,
  /// 7.4.2).
  case skippedHeading(String, level: Int, expected: Int)
  /// A seal's field stands on a page the document does not have.
  case sealOutsideDocument(page: Int, pageCount: Int)
  /// A seal's field is smaller than nothing.
  case impossibleFrame(width: Double, height: Double)
  /// The space for a signature is none, or more than the 32,767 bytes of a PDF string.
  case impossibleSealSpace(Int)
  /// The signature is empty or needs more bytes than were kept free for it.
  case sealDoesNotFit(bytes: Int, reserved: Int)
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
    case .impossiblePageNumber(let page):
      "A drawing turns to page \(page); pages count from 0 to \(PageBuilder.lastPage)."
    case .noAlternative(let what):
      "\(what) has no words for those who cannot see it; give it an alternative text."
    case .skippedHeading(let title, let level, let expected):
      "The heading “\(title)” is of level \(level), but only level \(expected) or a higher one may follow here; "
        + "headings begin with level 1 and go down one at a time."
    case .sealOutsideDocument(let page, let count):
      "The seal stands on page \(page) (from 0), but the document has \(count)."
    case .impossibleFrame(let width, let height):
      "The seal's frame is \(width) × \(height) points; neither side may be less than 0."
    case .impossibleSealSpace(let bytes):
      "\(bytes) bytes cannot be kept free for a signature; it may take 1 to \(SealSpace.mostBytes)."
    case .sealDoesNotFit(let bytes, let reserved):
      "The signature has \(bytes) bytes, the place for it \(reserved); reserve more for this chain of certificates."
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
