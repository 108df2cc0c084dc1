import ArgumentParser

/// `trao person title …`
struct PersonTitleCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "title", "Enter titles with their days, correct one, or say when it ended.",
    verbs: [PersonTitleAdd.self, PersonTitleEdit.self, PersonTitleEnd.self])
}
