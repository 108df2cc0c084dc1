import ArgumentParser

/// `trao invitation …`
struct InvitationCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "invitation", "Write the letters and cards of invitation, and follow them until everybody has answered.",
    verbs: [
      InvitationSchedule.self, InvitationList.self, InvitationStatusCommand.self, InvitationShow.self,
      InvitationApprove.self, InvitationSend.self, InvitationReceipt.self, InvitationRSVP.self,
      InvitationRSVPImport.self, InvitationRemind.self,
    ])
}
