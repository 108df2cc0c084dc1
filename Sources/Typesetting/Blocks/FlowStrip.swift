/// A slice of a column that no page's end may cross: a line, or a row of a table.
struct FlowStrip {
  /// In points from the column's upper edge.
  var top: Double
  var bottom: Double
  /// A page may begin with it only where nothing else is left: it would part a heading from its text, or leave one
  /// line of a paragraph alone.
  var isUnwelcome = false
  /// How many lines it counts for where a page must have two.
  var lines = 1
  /// The number of the table whose head is set again where a page begins with this strip.
  var head: Int?

  /// Joins the strip that follows.
  mutating func take(_ next: FlowStrip) {
    bottom = max(bottom, next.bottom)
    lines += next.lines
  }
}

extension ParagraphLayout {
  /// One strip for each line: a page ends after two lines at least, and begins with two.
  func strips(from top: Double) -> [FlowStrip] {
    var strips: [FlowStrip] = []
    strips.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      let isLast = index + 1 == lines.count
      strips.append(
        FlowStrip(
          top: top + line.top, bottom: top + (isLast ? height : lines[index + 1].top),
          isUnwelcome: index == 1 || index > 0 && isLast))
    }
    return strips
  }
}
