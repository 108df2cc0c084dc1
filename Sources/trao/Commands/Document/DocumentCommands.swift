import ArgumentParser

/// `trao document …`
struct DocumentCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "document",
    "List, show, export, check and compare the papers that are made, and import what was signed elsewhere.",
    verbs: [
      DocumentList.self, DocumentShow.self, DocumentExportCommand.self, DocumentImportCommand.self,
      DocumentRender.self, DocumentCheck.self,
    ])
}
