import ArgumentParser

/// `trao person title …`
struct PersonTitleCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "title", "Enter titles with their days, or say when one ended.",
    verbs: [PersonTitleAdd.self, PersonTitleEnd.self])
}
