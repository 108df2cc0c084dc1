import Spreadsheets

/// Breaks text into lines of a terminal.
public enum TextWrap {
  /// Lines of at most so many cells: at spaces, and in Japanese between any two characters but before marks that no
  /// line begins with. A word longer than a line is broken where the line ends.
  ///
  /// - Parameters:
  ///   - text: One paragraph.
  ///   - cells: Of a line, at least 2.
  /// - Returns: The lines, without spaces at their ends; none for blank text.
  public static func lines(_ text: String, to cells: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    func end() {
      while line.last == " " { line.removeLast() }
      if !line.isEmpty { lines.append(line) }
      (line, used) = ("", 0)
    }
    for piece in pieces(of: text) {
      let width = DisplayWidth.of(piece)
      let needed = width - (piece.last == " " ? 1 : 0)
      if used + needed > cells, used > 0 { end() }
      guard needed > cells else {
        line += piece
        used += width
        continue
      }
      for character in piece {
        let width = DisplayWidth.of(character)
        if used + width > cells, used > 0 { end() }
        line.append(character)
        used += width
      }
    }
    end()
    return lines
  }

  /// What stays together: words with the space after them, single wide characters with the marks after them.
  static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      let isWide = DisplayWidth.of(character) == 2
      if isWide, !piece.isEmpty, !"、。」）』・ー々？！\u{3000}".contains(character), !"「（『".contains(piece.last ?? " ")
      {
        pieces.append(piece)
        piece = ""
      } else if !isWide, let last = piece.last, DisplayWidth.of(last) == 2, !"「（『".contains(last) {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      if character == " " {
        pieces.append(piece)
        piece = ""
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }
}
