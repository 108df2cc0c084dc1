/// The part of a column that stands on one page.
struct FlowPage {
  var strips: Range<Int>
  /// Where the part begins and ends in the column, in points; equal for an empty page.
  var top: Double
  var bottom: Double
  /// The number of the table that goes on here and whose head is set again.
  var head: Int?
  /// In points.
  var headHeight: Double

  /// In points.
  var height: Double { headHeight + bottom - top }
  /// What is added to a height in the column to get the height on the page.
  var shift: Double { headHeight - top }
}
