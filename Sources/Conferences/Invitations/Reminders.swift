public import Foundation
public import PostgreSQL
import StrictYAML

/// Who has to be reminded of an invitation, and who was.
public enum Reminders {
  /// When somebody is reminded, and how often.
  public struct Rules: Hashable, Sendable {
    /// How many reminders at most; at least 1.
    public var most: Int
    /// Days between two reminders.
    public var pause: Int
    /// Days before the answer is due. Protocol offices telephone one week before.
    public var lead: Int

    public init(most: Int = 3, pause: Int = 3, lead: Int = 7) {
      (self.most, self.pause, self.lead) = (most, pause, lead)
    }
  }

  /// Why a guest is not reminded.
  public enum Reason: String, CaseIterable, Codable, Sendable, ColumnValue {
    case answered, withdrawn
    /// No letter was sent.
    case unsent = "not-sent"
    /// The letter came back: it is to be sent again.
    case returned
    case oftenEnough = "often-enough"
    case justReminded = "just-reminded"
    case notYet = "not-yet"
    /// The conference is over.
    case over
  }

  /// A guest, and whether they are to be reminded.
  public struct Candidate: Hashable, Sendable {
    public let attendee: String
    public let name: String
    public let romanised: String?
    public let organisation: String?
    public let delegation: String?
    /// The language to speak with them.
    public let language: Language
    public let phone: String?
    public let email: String?
    /// The number of the letter.
    public let number: String?
    public let sentAt: Date?
    public let reminders: Int
    public let remindedAt: Date?
    /// The day by which the answer is due: the conference's day of reply, else its first day.
    public let dueOn: CalendarDate
    /// Nil for who must be reminded.
    public let whyNot: Reason?

    init(_ row: Row) throws {
      attendee = try row.get("external_id")
      name = try row.optional("name") ?? ""
      romanised = try row.optional("romanised")
      organisation = try row.optional("organisation")
      delegation = try row.optional("delegation")
      language = try row.get("language")
      phone = try row.optional("phone")
      email = try row.optional("email")
      number = try row.optional("symbol")
      sentAt = try row.optionalTime("sent_at")
      reminders = try row.get("reminders")
      remindedAt = try row.optionalTime("reminded_at")
      dueOn = try row.get("due_on")
      whyNot = try row.optional("why_not")
    }
  }

  /// A reminder as it was recorded.
  public struct Reminder: Hashable, Sendable {
    public let attendee: String
    public let channel: AnswerChannel
    public let at: Date
    public let note: String?
    public let key: String
    public let recordedAt: Date
    public let recordedBy: String
  }

  /// All guests but the proposed ones, by delegation, with whether they are to be reminded at a moment (nil: now).
  public static func candidates(
    of conference: Conference, _ rules: Rules = Rules(), at moment: Date? = nil, in database: Database
  ) throws -> [Candidate] {
    try database.query(
      Statements.remindable, conference.id, rules.most, rules.pause, rules.lead, moment
    ).map(Candidate.init)
  }

  /// Records that guests were reminded: all of them, or nobody. Call it inside `pool.change(as:)`.
  ///
  /// Who has answered meanwhile is refused, however old the list is from which somebody reminds.
  ///
  /// - Parameters:
  ///   - externalIDs: Of the guests.
  ///   - channel: How they were reminded.
  ///   - time: When; nil for now.
  ///   - note: What was said.
  ///   - key: Names the reminder, for one guest only; nil makes one that no other has.
  ///   - most: How many reminders a guest gets at most.
  ///   - conference: Whose guests they are.
  ///   - database: In a transaction with an actor.
  /// - Returns: Each reminder, and whether it is new.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` for who has answered, was sent nothing or was reminded
  ///   often enough, with the names of all of them; `DatabaseError`.
  public static func record(
    _ externalIDs: [String], by channel: AnswerChannel, at time: Date? = nil, note: String? = nil,
    key: String? = nil, most: Int = Rules().most, of conference: Conference, in database: Database
  ) throws -> [(reminder: Reminder, isNew: Bool)] {
    guard key == nil || externalIDs.count == 1 else {
      throw ConferenceError(
        .invalid, "one key cannot name \(externalIDs.count) reminders", remedy: "leave the key out")
    }
    try DatabaseClock.refuseFuture(time, of: "it", in: conference, database)
    let key = try Line.given(key, as: "the key")
    let note = try Line.given(note, as: "the note")
    if let key, let known = try find(key, conference, database) {
      guard known.attendee == externalIDs.first, known.channel == channel, known.note == note,
        time.map({ $0.toMicrosecond == known.at }) ?? true
      else {
        let first = RFC3339.toSecond(known.recordedAt, in: conference.timeZone)
        throw ConferenceError(
          .refused, "the key \(Quotation.quoted(key)) was recorded for another reminder at \(first)",
          remedy: "give each reminder a key of its own")
      }
      return [(known, false)]
    }
    let guests = try externalIDs.map { try AttendeeStore.find($0, of: conference, in: database) }
    try refuse(guests, most, conference, database)
    return try guests.map { guest in
      let key = key ?? UUID().uuidString.lowercased()
      try BrokenRule.explained {
        _ = try database.query(
          Statements.addReminder, conference.id, guest.participation, channel.rawValue, time, note, key)
      }
      guard let reminder = try find(key, conference, database) else {
        throw ConferenceError(.refused, "the reminder was not recorded", remedy: "record it again")
      }
      return (reminder, true)
    }
  }

  /// Names everybody who cannot be reminded at once, before the database refuses the first.
  private static func refuse(
    _ guests: [Attendee], _ most: Int, _ conference: Conference, _ database: Database
  ) throws {
    var reasons: [String] = []
    for guest in guests {
      let status = try InvitationStatus.list(
        of: conference, .attendee(guest.externalID), in: database
      ).first
      if status?.stage == .withdrawn {
        reasons.append("\(guest.externalID) takes part no more")
      } else if let status, let at = status.answeredAt {
        let moment = RFC3339.toSecond(at, in: conference.timeZone)
        let answer = status.answer?.rawValue ?? "for a session"
        reasons.append("\(guest.externalID) has answered (\(answer), \(moment))")
      } else if status?.sentAt == nil {
        reasons.append("\(guest.externalID) was sent no invitation")
      } else if let count = status?.reminders, count >= most {
        reasons.append("\(guest.externalID) was reminded \(count) times")
      }
    }
    guard reasons.isEmpty else {
      throw ConferenceError(
        .refused, reasons.joined(separator: ", "),
        remedy: "leave them out: `trao invitation remind --list` is up to date")
    }
  }

  private static func find(
    _ key: String, _ conference: Conference, _ database: Database
  ) throws -> Reminder? {
    try database.query(Statements.reminderByKey, conference.id, key).first.map { row in
      Reminder(
        attendee: try row.get("external_id"), channel: try row.get("channel"), at: try row.time("at"),
        note: try row.optional("note"), key: try row.get("key"), recordedAt: try row.time("created_at"),
        recordedBy: try row.get("created_by"))
    }
  }
}
