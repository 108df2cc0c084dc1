import ArgumentParser
import Documents

/// The two forms of an invitation.
enum InvitationKind: String, ExpressibleByArgument, CaseIterable {
  case letter, card

  var document: DocumentKind { self == .letter ? .invitation : .card }
}
