import ArgumentParser

/// `trao precedence …`
struct PrecedenceCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "precedence", "Who goes before whom, and why; places given by hand.",
    verbs: [PrecedenceList.self, PrecedenceLock.self, PrecedenceUnlock.self])
}
