import Foundation

/// Text as mdoc(7) reads it.
enum Roff {
  /// Running text in paragraphs: what stands between backquotes is bold, nothing is taken for a macro or an escape.
  static func text(_ words: String) -> String {
    words.components(separatedBy: "\n\n").map(paragraph).joined(separator: "\n.Pp\n")
  }

  private static func paragraph(_ words: String) -> String {
    var isBold = false
    let pieces = words.split(separator: "`", omittingEmptySubsequences: false).map { piece in
      defer { isBold.toggle() }
      return isBold ? "\\fB\(escaped(String(piece)))\\fR" : escaped(String(piece))
    }
    // A sentence begins a line: mdoc sets the space between sentences.
    return pieces.joined().replacing(/([.:])\s+(?=[A-Z])/) { "\($0.1)\n" }
      .split(separator: "\n", omittingEmptySubsequences: false).map(guarded).joined(separator: "\n")
  }

  /// Lines that stand as they are.
  static func literal(_ lines: String) -> String {
    ".Bd -literal -offset indent\n"
      + escaped(lines).split(separator: "\n", omittingEmptySubsequences: false).map(guarded)
      .joined(separator: "\n") + "\n.Ed\n"
  }

  /// Words on the line of a macro, where short ones could be macros themselves.
  static func arguments(_ words: String) -> String {
    escaped(words.replacing("`", with: "").replacing("\n", with: " "))
      .split(separator: " ").map { $0.count <= 3 ? "\\&\($0)" : String($0) }.joined(separator: " ")
      .replacing("\"", with: "\\(dq")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }

  /// A line that begins like a request is none.
  private static func guarded(_ line: Substring) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : String(line)
  }
}
