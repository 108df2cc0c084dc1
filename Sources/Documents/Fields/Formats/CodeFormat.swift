/// The ways a code is written.
enum CodeFormat: String, CaseIterable {
  /// As it is.
  case plain
  /// In groups of four with hyphens between, for people to read out and type: `K7QM-2XHA-…`.
  case grouped

  func words(_ code: String) -> String {
    guard self == .grouped else { return code }
    var text = ""
    for (index, character) in code.enumerated() {
      if index > 0, index % 4 == 0 { text += "-" }
      text.append(character)
    }
    return text
  }
}
