import ArgumentParser

/// `trao person title …`
struct PersonTitleCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "title", "Titles are offices with days: enter one, correct it, or say when it ended.",
    verbs: [PersonTitleAdd.self, PersonTitleEdit.self, PersonTitleEnd.self])
}
