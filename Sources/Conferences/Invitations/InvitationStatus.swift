public import Foundation
public import PostgreSQL

/// How far the invitation of a guest has come.
public struct InvitationStatus: Hashable, Sendable {
  /// The furthest step that was reached.
  public enum Stage: String, CaseIterable, Codable, Sendable, ColumnValue {
    case proposed
    /// As a guest; nothing is written yet.
    case approved
    case numbered, made
    /// A second person has approved the letter.
    case released
    case sent, returned, received, answered, came
    case withdrawn
  }

  /// The external id of the guest, and the code of their delegation.
  public let attendee: String
  public let delegation: String?
  public let state: ParticipationState
  public let stage: Stage
  /// The number of the letter, where it has one.
  public let number: String?
  public let madeAt: Date?
  public let approvedAt: Date?
  public let approvedBy: String?
  public let sentAt: Date?
  public let channel: DeliveryChannel?
  public let address: String?
  public let receivedAt: Date?
  public let returnedAt: Date?
  public let reminders: Int
  public let remindedAt: Date?
  public let answer: Answer?
  public let answeredAt: Date?
  /// The external id of who comes instead.
  public let substitute: String?
  public let cameAt: Date?

  /// One status a guest, in the order of entry.
  ///
  /// - Throws: ``ConferenceError`` where the selection names nobody; `DatabaseError`.
  public static func list(
    of conference: Conference, _ selection: GuestSelection = .everyone, stage: Stage? = nil,
    in database: Database
  ) throws -> [InvitationStatus] {
    let (delegation, attendee) = try selection.resolve(in: conference, database)
    return try database.query(
      Statements.invitationStatus, conference.id, delegation, stage?.rawValue, attendee
    ).map(InvitationStatus.init)
  }

  init(_ row: Row) throws {
    attendee = try row.get("external_id")
    delegation = try row.optional("delegation")
    state = try row.get("state")
    stage = try row.get("stage")
    number = try row.optional("symbol")
    madeAt = try row.optionalTime("made_at")
    approvedAt = try row.optionalTime("approved_at")
    approvedBy = try row.optional("approved_by")
    sentAt = try row.optionalTime("sent_at")
    channel = try row.optional("channel")
    address = try row.optional("address")
    receivedAt = try row.optionalTime("received_at")
    returnedAt = try row.optionalTime("returned_at")
    reminders = try row.get("reminders")
    remindedAt = try row.optionalTime("reminded_at")
    answer = try row.optional("answer")
    answeredAt = try row.optionalTime("answered_at")
    substitute = try row.optional("substitute")
    cameAt = try row.optionalTime("came_at")
  }
}

/// One thing that happened to a guest's invitation.
public struct InvitationEvent: Hashable, Sendable {
  public let at: Date
  /// `written`, `numbered`, `approved`, `sent`, `received`, `returned`, `reminded`, or an answer.
  public let what: String
  /// The letter, or the session of an answer.
  public let about: String?
  /// Channel and address, or who comes instead.
  public let detail: String?
  public let note: String?
  public let by: String

  /// Everything that happened to a guest's invitation, in the order of time.
  public static func list(
    of attendee: Attendee, in conference: Conference, _ database: Database
  ) throws -> [InvitationEvent] {
    try database.query(Statements.invitationHistory, conference.id, attendee.participation).map { row in
      InvitationEvent(
        at: try row.time("at"), what: try row.get("what"), about: try row.optional("about"),
        detail: try row.optional("detail"), note: try row.optional("note"), by: try row.get("by"))
    }
  }
}
