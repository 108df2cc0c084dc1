import ArgumentParser

/// `trao precedence …`
struct PrecedenceCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "precedence", "See who goes before whom, and why; give places by hand.",
    verbs: [PrecedenceList.self, PrecedenceLock.self, PrecedenceUnlock.self])
}
