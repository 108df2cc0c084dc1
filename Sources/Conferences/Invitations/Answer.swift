public import Foundation
public import PostgreSQL

/// What a guest answers to an invitation.
public enum Answer: String, CaseIterable, Codable, Sendable, ColumnValue {
  case accepted, declined, tentative
  /// Somebody else comes instead.
  case substitute
}

/// The way on which an answer came, or a reminder went.
public enum AnswerChannel: String, CaseIterable, Codable, Sendable, ColumnValue {
  case phone, mail, post, hand
}

/// An answer as it was recorded. Answers are only ever added; the last one counts.
public struct AnswerEvent: Hashable, Sendable {
  /// The external id of who answers.
  public let attendee: String
  /// The code of the session it is about; nil for the conference.
  public let session: String?
  public let answer: Answer
  /// The external id of who comes instead.
  public let substitute: String?
  public let at: Date
  public let channel: AnswerChannel
  public let note: String?
  /// One key is one answer, however often it is sent.
  public let key: String
  /// When and by whom it was first recorded.
  public let recordedAt: Date
  public let recordedBy: String

  init(_ row: Row) throws {
    attendee = try row.get("external_id")
    session = try row.optional("session")
    answer = try row.get("answer")
    substitute = try row.optional("substitute")
    at = try row.time("at")
    channel = try row.get("channel")
    note = try row.optional("note")
    key = try row.get("key")
    recordedAt = try row.time("created_at")
    recordedBy = try row.get("created_by")
  }
}
