import ArgumentParser

/// `trao project …`
struct ProjectCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "project", "Keep investment projects and the life of their certificates.",
    verbs: [
      ProjectList.self, ProjectShow.self, ProjectAdd.self, ProjectEdit.self, ProjectDraft.self,
      ProjectAdvance.self, ProjectAmend.self, ProjectReissue.self, ProjectRevoke.self,
    ])
}
