internal import Fonts
internal import Graphics

/// A heading as it was drawn.
struct Heading: Sendable {
  let level: Int
  /// Its text on one line.
  private(set) var title = ""
  /// Where it begins.
  private(set) var page = 0
  /// The upper edge of its first line, from the page's top.
  private(set) var top = 0.0
  private var baseline: (page: Int, y: Double)?

  init(level: Int) { self.level = min(max(level, 1), 6) }

  /// Adds the text of a run. A new line is a space, but not between two characters that are written without.
  mutating func add(_ text: String, at placed: PlacedRun, page: Int) {
    if let baseline {
      let isNewLine = baseline.page != page || baseline.y != placed.baseline.y
      if isNewLine, let last = title.last, let first = text.first, !last.isWhitespace, !first.isWhitespace,
        !(last.isWrittenWithoutSpaces && first.isWrittenWithoutSpaces)
      {
        title.append(" ")
      }
    } else {
      self.page = page
      top = placed.baseline.y - placed.run.size
    }
    baseline = (page, placed.baseline.y)
    title += text
  }
}

extension Character {
  /// Kana, kanji and full-width signs: everything from U+2E80 on that is no Hangul.
  fileprivate var isWrittenWithoutSpaces: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    return scalar.value >= 0x2e80 && !(0xac00...0xd7af).contains(scalar.value)
  }
}
