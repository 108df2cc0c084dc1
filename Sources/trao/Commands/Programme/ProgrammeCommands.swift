import ArgumentParser

/// `trao programme …`
struct ProgrammeCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "programme", "Plan what happens in the sessions, minute by minute.",
    verbs: [
      ProgrammeList.self, ProgrammeAdd.self, ProgrammeEdit.self, ProgrammeMove.self, ProgrammeRemove.self,
    ])
}
