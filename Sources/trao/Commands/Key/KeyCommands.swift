import ArgumentParser

/// `trao key …`
struct KeyCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "key", "Make, take in, list and retire the keys that papers are sealed with.",
    verbs: [KeyNew.self, KeyImport.self, KeyList.self, KeyRetire.self])
}
