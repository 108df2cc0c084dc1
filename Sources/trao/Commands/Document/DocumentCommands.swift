import ArgumentParser

/// `trao document …`
struct DocumentCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "document", "List, show, export and check the papers that are made.",
    verbs: [DocumentList.self, DocumentShow.self, DocumentExportCommand.self, DocumentCheck.self])
}
