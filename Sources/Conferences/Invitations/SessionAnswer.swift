public import Foundation
public import PostgreSQL

/// The answer that counts of a guest for a session, and whether there is a place.
public struct SessionAnswer: Hashable, Sendable {
  /// Whether somebody who accepted has a place.
  public enum Place: String, CaseIterable, Codable, Sendable, ColumnValue {
    case confirmed, waiting
  }

  /// The external id of the guest.
  public let attendee: String
  /// The code of the guest's delegation.
  public let delegation: String?
  /// Nil for those who have not answered.
  public let answer: Answer?
  /// Since when: of those who accepted, their turn.
  public let at: Date
  /// Whether it was given for just this session, not for the conference.
  public let isForSession: Bool
  /// Nil for those who do not come.
  public let place: Place?
  /// Of those who accepted: their place in the queue, from 1. Whoever is beyond the capacity waits, and moves up
  /// when somebody before them declines.
  public let turn: Int?
  /// Whether the guest works in the session: in the chair, as moderator, speaker or interpreter, in its programme or on
  /// its stage. They stand first in the queue and never wait; their place is kept until they decline.
  public let hasPart: Bool

  /// The answers for a session, those who accepted in their turn. It is worked out from the recorded answers alone.
  /// `answer` and `place` narrow the choice where they are given.
  ///
  /// - Throws: ``ConferenceError`` where there is no such session; `DatabaseError`.
  public static func list(
    for code: String, of conference: Conference, answer: Answer? = nil, place: Place? = nil,
    in database: Database
  ) throws -> [SessionAnswer] {
    let session = try SessionStore.find(code, of: conference, in: database)
    // The turn is counted over all, so the place is chosen here.
    return try database.query(
      Statements.sessionAnswers, conference.id, session.id, answer?.rawValue
    ).map(SessionAnswer.init).filter { place == nil || $0.place == place }
  }

  init(_ row: Row) throws {
    attendee = try row.get("external_id")
    delegation = try row.optional("delegation")
    answer = try row.optional("answer")
    at = try row.time("at")
    isForSession = try row.get("is_for_session")
    place = try row.optional("place")
    turn = try row.optional("turn")
    hasPart = try row.get("has_part")
  }
}
