public import Foundation
public import PostgreSQL
import StrictYAML

/// What guests answered.
public enum AnswerStore {
  /// An answer that somebody gives.
  public struct Reply: Hashable, Sendable {
    public var answer: Answer
    /// The code of the session it is about; nil for the conference.
    public var session: String?
    /// The external id of who comes instead: for `.substitute`, and only then.
    public var substitute: String?
    public var channel: AnswerChannel
    /// When it was given; nil for now, by the database's clock.
    public var at: Date?
    public var note: String?
    /// Names the answer; nil makes a key that no other answer has.
    public var key: String?
    /// Whether it is taken from a guest to whom no letter was sent: somebody asked by word of mouth.
    public var isUninvited: Bool

    public init(
      _ answer: Answer, session: String? = nil, substitute: String? = nil, channel: AnswerChannel = .phone,
      at: Date? = nil, note: String? = nil, key: String? = nil, isUninvited: Bool = false
    ) {
      self.answer = answer
      self.session = session
      self.substitute = substitute
      self.channel = channel
      self.at = at
      self.note = note
      self.key = key
      self.isUninvited = isUninvited
    }
  }

  /// Records an answer. Call it inside `pool.change(as:)`.
  ///
  /// The last answer counts. One for the conference moves the participation: accepted, declined, tentative, or
  /// substituted, and then the substitute has accepted at the turn of the guest. The same key again records nothing and
  /// gives the same answer.
  ///
  /// - Returns: The answer as it is recorded, and whether it is new.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`, `.refused` where the guest was never approved or invited, withdrew or
  ///   is registered already, the session is closed or cancelled, the substitute is not free, the time is still to come,
  ///   or the key belongs to another answer; `DatabaseError`.
  public static func record(
    _ reply: Reply, of externalID: String, to conference: Conference, in database: Database
  ) throws -> (answer: AnswerEvent, isNew: Bool) {
    let attendee = try AttendeeStore.find(externalID, of: conference, in: database)
    let session = try reply.session.map { try SessionStore.find($0, of: conference, in: database) }
    let substitute = try reply.substitute.map { try AttendeeStore.find($0, of: conference, in: database) }
    let key = try Line.given(reply.key, as: "the key") ?? UUID().uuidString.lowercased()
    let note = try Line.given(reply.note, as: "the note")
    if let known = try find(key, of: conference, in: database) {
      return (try same(known, as: reply, note, of: attendee, in: conference), false)
    }
    try check(reply, attendee, session, substitute, conference, database)
    let added = try BrokenRule.explained {
      let added = try database.query(
        Statements.addAnswer, conference.id, attendee.participation, session?.id, reply.answer.rawValue,
        substitute?.participation, reply.at, reply.channel.rawValue, note, key
      ).affectedCount
      try database.checkRules()
      return added
    }
    guard let recorded = try find(key, of: conference, in: database) else {
      throw ConferenceError(.refused, "the answer was not recorded", remedy: "give it again")
    }
    // A rival may have recorded under the key in between.
    return (try same(recorded, as: reply, note, of: attendee, in: conference), added == 1)
  }

  /// The answers of a conference, or of one guest, in the order of their times.
  ///
  /// - Throws: ``ConferenceError`` where there is no such guest; `DatabaseError`.
  public static func list(
    of conference: Conference, attendee externalID: String? = nil, in database: Database
  ) throws -> [AnswerEvent] {
    let guest = try externalID.map { try AttendeeStore.find($0, of: conference, in: database).participation }
    return try database.query(Statements.answers, conference.id, guest, String?.none).map(AnswerEvent.init)
  }

  /// What counted on a guest who does not come, by an answer that was recorded: sessions without a chair, grants without
  /// a presenter, and so on; in one session where the answer is for one. Nothing where somebody comes.
  ///
  /// - Throws: ``ConferenceError`` where there is no such guest; `DatabaseError`.
  public static func followUps(
    of event: AnswerEvent, in conference: Conference, _ database: Database
  ) throws -> [FollowUp] {
    guard event.answer == .declined || event.answer == .substitute else { return [] }
    let guest = try AttendeeStore.find(event.attendee, of: conference, in: database)
    // Somebody who answers has had the letter; it is not called back.
    return try FollowUp.all(of: guest.participation, session: event.session, in: conference, database)
      .filter { $0.kind != .paper }
  }

  /// Who stands in for a guest and takes part: to be asked what becomes of them when the guest comes after all.
  public static func substitutes(
    of externalID: String, in conference: Conference, _ database: Database
  ) throws -> [String] {
    let guest = try AttendeeStore.find(externalID, of: conference, in: database)
    return try database.query(Statements.substitutesOf, conference.id, guest.participation).map {
      try $0.get(0)
    }
  }

  private static func find(
    _ key: String, of conference: Conference, in database: Database
  ) throws -> AnswerEvent? {
    try database.query(Statements.answers, conference.id, Int?.none, key).first.map(AnswerEvent.init)
  }

  private static func same(
    _ recorded: AnswerEvent, as reply: Reply, _ note: String?, of attendee: Attendee,
    in conference: Conference
  ) throws -> AnswerEvent {
    guard
      recorded.attendee == attendee.externalID, recorded.session == reply.session,
      recorded.answer == reply.answer, recorded.substitute == reply.substitute,
      recorded.channel == reply.channel, recorded.note == note,
      reply.at.map({ $0.toMicrosecond == recorded.at }) ?? true
    else {
      let first = RFC3339.toSecond(recorded.recordedAt, in: conference.timeZone)
      throw ConferenceError(
        .refused, "the key \(Quotation.quoted(recorded.key)) was recorded for another answer at \(first)",
        remedy: "give each answer a key of its own")
    }
    return recorded
  }

  private static func check(
    _ reply: Reply, _ attendee: Attendee, _ session: Session?, _ substitute: Attendee?,
    _ conference: Conference, _ database: Database
  ) throws {
    let guest = attendee.externalID
    guard (reply.answer == .substitute) == (substitute != nil) else {
      throw ConferenceError(
        .invalid, "the answer substitute and the person who comes instead go together",
        remedy: "say substitute, and who: --substitute ID")
    }
    if let session, session.state == .cancelled {
      throw ConferenceError(
        .refused, "the session \(session.code) is cancelled", remedy: "record answers to other sessions")
    }
    switch attendee.state {
    case .proposed:
      throw ConferenceError(
        .refused, "\(guest) is only proposed as a guest", remedy: "approve the guest first, then invite them")
    case .withdrawn:
      throw ConferenceError(
        .refused, "\(guest) takes part no more", remedy: "see why with `trao attendee show \(guest)`")
    case .registered where reply.answer != .accepted && session == nil:
      throw ConferenceError(
        .refused, "\(guest) is registered, and has come or is of the house",
        remedy: "withdraw the guest instead, or answer for single sessions")
    case .approved where !reply.isUninvited:
      let isInvited: Bool = try database.query(
        Statements.isInvited, conference.id, attendee.participation
      ).one().get(0)
      guard isInvited else {
        throw ConferenceError(
          .refused, "\(guest) was never invited",
          remedy:
            "see that it is the right guest; --uninvited takes the answer of somebody who was asked in person"
        )
      }
    default: break
    }
    if let substitute { try check(substitute, insteadOf: attendee, session, conference, database) }
    try DatabaseClock.refuseFuture(reply.at, of: "it", in: conference, database)
  }

  private static func check(
    _ substitute: Attendee, insteadOf attendee: Attendee, _ session: Session?, _ conference: Conference,
    _ database: Database
  ) throws {
    let name = substitute.externalID
    guard name != attendee.externalID else {
      throw ConferenceError(
        .refused, "\(name) cannot stand in for themselves", remedy: "name somebody else")
    }
    guard ![.proposed, .withdrawn, .substituted].contains(substitute.state) else {
      throw ConferenceError(
        .refused, "\(name) is \(substitute.state.rawValue) and cannot stand in for anybody",
        remedy: "name a guest who may come, or add one")
    }
    guard session == nil else { return }
    let represented: String? = try database.query(
      Statements.representedBy, conference.id, substitute.participation
    ).first?.get(0)
    if let represented, represented != attendee.externalID {
      throw ConferenceError(
        .refused, "\(name) stands in for \(represented) already", remedy: "name somebody else")
    }
  }
}
