public import Foundation

/// What people decide about a session; the rest happens to it.
public struct SessionDetails: Hashable, Sendable {
  public var kind: SessionKind
  public var name: LocalisedText
  public var startsAt: Date
  public var endsAt: Date
  /// The code of the session around it.
  public var parent: String?
  /// The code of its room.
  public var room: String?
  /// Places of its own, never more than the room has; nil for those of the room.
  public var capacity: Int?
  /// External ids of participants.
  public var chair: String?
  public var moderators: [String]
  public var speakers: [String]
  public var interpreters: [String]
  /// Languages into which it is interpreted.
  public var interpretation: [Language]

  public init(kind: SessionKind, name: LocalisedText, startsAt: Date, endsAt: Date) {
    (self.kind, self.name, self.startsAt, self.endsAt) = (kind, name, startsAt, endsAt)
    (moderators, speakers, interpreters, interpretation) = ([], [], [], [])
  }
}

extension Session {
  /// What people decided about it.
  public var details: SessionDetails {
    var details = SessionDetails(kind: kind, name: name, startsAt: startsAt, endsAt: endsAt)
    (details.parent, details.room, details.chair) = (parent, roomCode, chair)
    details.capacity = isCapacityOfRoom ? nil : capacity
    (details.moderators, details.speakers, details.interpreters) = (moderators, speakers, interpreters)
    details.interpretation = interpretation
    return details
  }
}
