import StrictYAML

/// Which command the words of a command line name, as far as there is one.
struct CommandPath {
  /// A word where a command should stand, and is none.
  struct Stranger {
    let message: String
    let remedy: String
  }

  /// As it is typed: `trao ceremony grant add`.
  let text: String
  let stranger: Stranger?

  init(of arguments: [String]) {
    var words = ["trao"]
    var place = try? CommandDescription.root()
    var stranger: Stranger?
    for word in arguments.drop(while: { $0 == "help" }) {
      guard let verbs = place?.verbs, !verbs.isEmpty, !word.hasPrefix("-") else { break }
      let text = words.joined(separator: " ")
      place = verbs.first { $0.commandName == word }
      guard place != nil else {
        let nearest = NearestName.of(word, among: verbs.map(\.commandName))
        stranger = Stranger(
          message: "there is no command `\(text) \(word)`",
          remedy: nearest.map { "did you mean `\(text) \($0)`?" } ?? "see `\(text) --help`")
        break
      }
      words.append(word)
    }
    text = words.joined(separator: " ")
    self.stranger = stranger
  }
}
