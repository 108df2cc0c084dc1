/// Says in everyday words what to do about what the YAML parser complains of.
enum YAMLRemedy {
  /// The remedy for a complaint at a place, counted from 1; nil where the complaint says enough.
  static func of(_ problem: String, line: Int, column: Int, in text: String) -> String? {
    if problem.contains("cannot start any token") {
      return character(at: line, column, in: text) == "\t"
        ? "a tab stands here: indent with blanks" : "put the value in quotes"
    }
    // Where a bracket stays open, the parser is at a loss only in the line after it.
    if problem.contains("expected ',' or '}'") || problem.contains("expected ',' or ']'") {
      let bracket = problem.contains("}") ? "{" : "["
      return "a \(bracket) before this place is not closed, or a comma is missing"
        + (hasComment(line: line - 1, in: text)
          ? "; what follows a # is a comment unless it is in quotes" : "")
    }
    if problem.contains("mapping values are not allowed") {
      return "indent the line like its neighbours, and put a text with a colon in quotes"
    }
    if problem.contains("expected ':'") { return "a colon and a blank belong between a key and its value" }
    if problem.contains("did not find expected key") { return "indent the line like its neighbours" }
    return nil
  }

  private static func characters(ofLine line: Int, in text: String) -> [Unicode.Scalar] {
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
    return lines.indices.contains(line - 1) ? Array(lines[line - 1]) : []
  }

  private static func character(at line: Int, _ column: Int, in text: String) -> Unicode.Scalar? {
    let characters = characters(ofLine: line, in: text)
    return characters.indices.contains(column - 1) ? characters[column - 1] : nil
  }

  private static func hasComment(line: Int, in text: String) -> Bool {
    let characters = characters(ofLine: line, in: text)
    return characters.indices.dropFirst().contains { characters[$0] == "#" && characters[$0 - 1] == " " }
  }
}
