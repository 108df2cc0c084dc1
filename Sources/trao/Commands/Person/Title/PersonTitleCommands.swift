import ArgumentParser

/// `trao person title …`
struct PersonTitleCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "title", "Titles are offices with days: enter one, or say when it ended.",
    verbs: [PersonTitleAdd.self, PersonTitleEnd.self])
}
