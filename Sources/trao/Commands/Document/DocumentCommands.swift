import ArgumentParser

/// `trao document …`
struct DocumentCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "document",
    "Make lists, plans and reports on paper; list, show, export and check documents.",
    verbs: [
      DocumentScheduleCommand.self, DocumentList.self, DocumentShow.self, DocumentExportCommand.self,
      DocumentImportCommand.self,
      DocumentRender.self, DocumentCheck.self,
    ])
}
