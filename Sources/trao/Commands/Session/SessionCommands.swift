import ArgumentParser

/// `trao session …`
struct SessionCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "session", "Plan, move, open and close the sessions of a conference.",
    verbs: [
      SessionList.self, SessionShow.self, SessionAdd.self, SessionEdit.self, SessionMove.self,
      SessionCancel.self, SessionOpen.self, SessionClose.self, SessionExport.self,
    ])
}
