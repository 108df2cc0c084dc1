import ArgumentParser

/// `trao ceremony …`
struct CeremonyCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "ceremony", "Look at ceremonies, and record what is handed over.",
    verbs: [CeremonyList.self, CeremonyShow.self, CeremonyHandOver.self])
}
