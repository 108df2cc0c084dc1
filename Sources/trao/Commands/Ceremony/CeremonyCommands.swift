import ArgumentParser

/// `trao ceremony …`
struct CeremonyCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "ceremony", "Prepare ceremonies, and record what is handed over.",
    verbs: [
      CeremonyList.self, CeremonyShow.self, CeremonyAdd.self, CeremonyEdit.self, GrantCommands.self,
      CeremonyCheckCommand.self, CeremonyScript.self, CeremonyFolders.self, CeremonyHandOver.self,
      CeremonyCorrect.self, CeremonyHistory.self,
    ])
}

/// `trao ceremony grant …`
struct GrantCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "grant", "Plan hand-overs: what, in which order, from whom to whom.",
    verbs: [GrantAdd.self, GrantMove.self, GrantAssign.self, GrantRemove.self])
}
