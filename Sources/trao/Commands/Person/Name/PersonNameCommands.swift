import ArgumentParser

/// `trao person name …`
struct PersonNameCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "name", "Add and remove forms of a person's name.", verbs: [PersonNameAdd.self, PersonNameRemove.self])
}
