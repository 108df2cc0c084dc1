import ArgumentParser
import Documents

/// `trao invitation …`
struct InvitationCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "invitation", "Write the letters and cards of invitation.",
    verbs: [InvitationSchedule.self, InvitationList.self])
}

/// The two forms of an invitation.
enum InvitationKind: String, ExpressibleByArgument, CaseIterable {
  case letter, card

  var document: DocumentKind { self == .letter ? .invitation : .card }
}
