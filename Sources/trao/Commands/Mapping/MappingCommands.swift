import ArgumentParser

/// `trao mapping …`
struct MappingCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "mapping", "Keep how the columns of a sender's guest lists are named.",
    verbs: [MappingSave.self, MappingList.self, MappingShow.self, MappingRemove.self])
}
