import Graphics

/// A sheet of cards, one for each row of a field.
struct SheetDefinition: Sendable {
  /// Of the sheet of paper.
  var size: Size
  var columns: Int
  var rows: Int
  /// Between two cards, in points.
  var gap: Double
  var showsMarks: Bool
  /// The field of rows.
  var field: String
  var place: TextPlace
}
