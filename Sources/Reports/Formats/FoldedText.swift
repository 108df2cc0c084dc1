import Spreadsheets

extension PlainText {
  /// The text in lines of at most `cells` cells, broken as ``TextWrap`` does; lines after the first begin with `indent`
  /// blanks.
  ///
  /// A word longer than a line is left where it is and not broken, so that it can be copied. Without `cells` the text
  /// is left as it is: nobody looks at it on a terminal.
  public static func folded(_ text: String, to cells: Int?, indent: Int = 0) -> String {
    guard let cells, DisplayWidth.of(text) > cells, indent < cells else { return text }
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in TextWrap.pieces(of: text) {
      let width = DisplayWidth.of(piece)
      let needed = width - (piece.last == " " ? 1 : 0)
      // Blanks at the text's beginning are an indent, no place to break.
      if used + needed > cells, indent + needed <= cells, needed > 0, line.contains(where: { $0 != " " }) {
        while line.last == " " { line.removeLast() }
        lines.append(line)
        line = String(repeating: " ", count: indent)
        used = indent
      }
      line += piece
      used += width
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
