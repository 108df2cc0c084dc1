extension PlainText {
  /// The text in lines of at most `cells` cells, broken at spaces; lines after the first begin with `indent` blanks.
  ///
  /// A word longer than a line is left where it is and not broken, so that it can be copied. Without `cells` the text
  /// is left as it is: nobody looks at it on a terminal.
  public static func folded(_ text: String, to cells: Int?, indent: Int = 0) -> String {
    guard let cells, DisplayWidth.of(text) > cells, indent < cells else { return text }
    var lines: [String] = []
    var line = ""
    var used = 0
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let width = DisplayWidth.of(String(word))
      // Blanks at the text's beginning are an indent, no place to break.
      let canBreak = index > 0 && !word.isEmpty && line.contains { $0 != " " }
      if canBreak, used + 1 + width > cells, indent + width <= cells {
        while line.last == " " { line.removeLast() }
        lines.append(line)
        line = String(repeating: " ", count: indent) + word
        used = indent + width
      } else {
        line += (index > 0 ? " " : "") + word
        used += (index > 0 ? 1 : 0) + width
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
