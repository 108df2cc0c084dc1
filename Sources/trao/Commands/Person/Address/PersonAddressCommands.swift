import ArgumentParser

/// `trao person address …`
struct PersonAddressCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "address", "Say how a person is addressed in a language: stored, never guessed.",
    verbs: [PersonAddressSet.self, PersonAddressRemove.self])
}
