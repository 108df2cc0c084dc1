/// One guest as `--json` prints it: one object, with the members of the details and the history of the invitation.
struct AttendeeHistoryRecord: Encodable {
  let details: AttendeeDetailsRecord
  let invitation: [InvitationEventRecord]

  private enum Key: String, CodingKey { case invitation }

  func encode(to encoder: any Encoder) throws {
    try details.encode(to: encoder)
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(invitation, forKey: .invitation)
  }
}
