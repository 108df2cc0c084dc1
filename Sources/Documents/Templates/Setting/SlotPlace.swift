internal import Graphics
internal import PDF

/// Where on a paper something ends: a page and a height on it.
struct PageEnd: Hashable, Comparable {
  /// 0 for the first.
  var page: Int
  /// In points below the page's upper edge.
  var y: Double

  static func < (left: PageEnd, right: PageEnd) -> Bool { (left.page, left.y) < (right.page, right.y) }
}

/// What one paper's slots are set for: its values, and where the card lies if it is one of a sheet.
struct PaperPlace {
  var scope: FieldScope
  /// The page the card is on.
  var page = 0
  /// The card's upper left corner on the sheet; the page's own otherwise.
  var corner = Point(x: 0, y: 0)
  /// Whether the paper bears a seal, so that the words about it are shown.
  var isSealed: Bool
  /// Whether remarks are wanted: what is wrong with values, although the paper can be made.
  var isReview = false

  init(_ snapshot: Snapshot) {
    scope = FieldScope(snapshot)
    isSealed = snapshot["document.sealed"] == .flag(true)
  }
}

/// A slot as set.
struct PlacedSlot {
  var drawing: Drawing
  /// Where its words really end; where it begins if there are none.
  var end: PageEnd
  /// What its words take up on the page they end on.
  var box: Rectangle?
}
