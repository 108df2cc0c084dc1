public import Foundation
import PostgreSQL

/// One item of a session's programme: what happens from when on, who does it, and what the stage needs.
public struct ProgrammeItem: Hashable, Sendable {
  public let id: Int
  /// The code of its session.
  public let session: String
  /// From 1, in the order of the times.
  public let position: Int
  public let details: ProgrammeItemDetails
  public let origin: Origin

  public var endsAt: Date { details.startsAt.addingTimeInterval(Double(details.minutes) * 60) }
}

/// What people decide about an item of a programme.
public struct ProgrammeItemDetails: Hashable, Sendable {
  public var kind: ProgrammeItemKind
  public var name: LocalisedText
  public var startsAt: Date
  /// How long it lasts: 1 to 1440.
  public var minutes: Int
  /// External ids of participants, in their order.
  public var people: [String]
  /// The code of the ceremony whose hand-overs make up the item; of the kind `ceremony`, and of no other.
  public var ceremony: String?
  /// What the master of ceremonies says.
  public var cue: LocalisedText
  /// Where on the stage.
  public var stage: LocalisedText
  /// What must be at hand.
  public var props: LocalisedText

  public init(kind: ProgrammeItemKind, name: LocalisedText, startsAt: Date, minutes: Int) {
    (self.kind, self.name, self.startsAt, self.minutes) = (kind, name, startsAt, minutes)
    (people, cue, stage, props) = ([], LocalisedText(), LocalisedText(), LocalisedText())
  }
}

extension ProgrammeItem {
  init(_ row: Row) throws(DatabaseError) {
    var details = ProgrammeItemDetails(
      kind: try row.get("kind"), name: try row.text("name"), startsAt: try row.time("starts_at"),
      minutes: try row.get("minutes"))
    details.people = try row.get("people")
    details.ceremony = try row.optional("ceremony")
    (details.cue, details.stage) = (try row.text("cue"), try row.text("stage"))
    details.props = try row.text("props")
    self.init(
      id: try row.get("id"), session: try row.get("session"), position: try row.get("position"),
      details: details,
      origin: try row.origin)
  }
}
