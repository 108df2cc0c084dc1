import ArgumentParser

/// `trao invitation …`
struct InvitationCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "invitation", "Write the letters of invitation.", verbs: [InvitationSchedule.self, InvitationList.self])
}
