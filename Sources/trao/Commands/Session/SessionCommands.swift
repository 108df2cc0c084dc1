import ArgumentParser

/// `trao session …`
struct SessionCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "session", "List, open and close the sessions of a conference.",
    verbs: [SessionList.self, SessionOpen.self, SessionClose.self])
}
