internal import Typesetting

/// The rows or the columns of a crossed table, by what is written at their head.
struct CrossedAxis {
  /// Where a cell stands.
  struct Place: Hashable {
    let row: Int
    let column: Int
  }

  /// In the order in which they were named first.
  private(set) var heads: [PreparedParagraph] = []
  private var indices: [String: Int] = [:]

  /// The place of the row or column with that head; nil where nothing is written there.
  mutating func index(of text: String?, _ head: PreparedParagraph?) -> Int? {
    guard let text, let head else { return nil }
    if let known = indices[text] { return known }
    indices[text] = heads.count
    heads.append(head)
    return heads.count - 1
  }
}
