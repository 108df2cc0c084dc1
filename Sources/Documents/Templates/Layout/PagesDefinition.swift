import Graphics

/// What stands on the pages of papers that have several.
struct PagesDefinition: Sendable {
  /// The number of the page, as it stands on each.
  struct Number: Sendable {
    var style: String
    var frame: Rectangle
    /// The first page that shows its number, from 1.
    var from: Int
    var text: PageNumberPattern
  }

  var number: Number?
  /// Whether the picture is drawn on every page, not the first alone.
  var isArtworkOnAll = false
  /// Slots that are set again on every page after the first.
  var repeated: [String] = []
}
