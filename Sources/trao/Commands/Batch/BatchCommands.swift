import ArgumentParser

/// `trao batch …`
struct BatchCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "batch", "Follow, move and cancel work that was scheduled together.",
    verbs: [BatchList.self, BatchShow.self, BatchMove.self, BatchCancel.self])
}
