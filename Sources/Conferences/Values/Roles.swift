/// What somebody does at a conference. A participation has any number of them.
public enum Role: String, CaseIterable, Codable, Sendable {
  case chair, deputy
  case guestOfHonour = "guest_of_honour"
  case head, interpreter, liaison, member, observer, organiser, presenter, press, recipient, speaker, staff

  /// The host's own people: they are at the conference without being invited to it.
  public static let ofTheHost: Set<Role> = [.organiser, .staff, .interpreter, .liaison]
}
