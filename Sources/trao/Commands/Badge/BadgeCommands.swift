import ArgumentParser

/// `trao badge …`
struct BadgeCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "badge", "Write the badges.", verbs: [BadgeSchedule.self, BadgeList.self])
}
