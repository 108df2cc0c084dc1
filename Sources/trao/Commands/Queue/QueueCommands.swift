import ArgumentParser

/// `trao queue …`
struct QueueCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "queue", "See what waits, and stop or resume the taking of jobs.",
    verbs: [QueueList.self, QueuePause.self, QueueResume.self])
}
