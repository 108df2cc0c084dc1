import ArgumentParser

/// `trao import …`
struct ImportCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "import", "List, show and undo files that came in.",
    verbs: [ImportList.self, ImportShow.self, ImportUndo.self])
}
