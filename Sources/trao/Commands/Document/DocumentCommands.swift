import ArgumentParser

/// `trao document …`
struct DocumentCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "document",
    "Have papers about many made; list, show, export, check and compare what is made, import what was signed elsewhere.",
    verbs: [
      DocumentScheduleCommand.self, DocumentList.self, DocumentShow.self, DocumentExportCommand.self,
      DocumentImportCommand.self,
      DocumentRender.self, DocumentCheck.self,
    ])
}
