/// What withdrawing, replacing or bringing back a guest did.
public struct Departure: Hashable, Sendable {
  public let attendee: Attendee
  /// Who comes instead.
  public let substitute: Attendee?
  /// What counted on the guest; of one who is back, what is to be made again.
  public let followUps: [FollowUp]
  /// Whether anything changed; false where it was so already, or where the key is known.
  public let isNew: Bool
}
