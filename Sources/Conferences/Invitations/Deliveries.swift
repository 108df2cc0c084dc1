public import Foundation
public import PostgreSQL
import StrictYAML

/// Records how letters leave the house and what comes back. Trao sends nothing itself.
public enum Deliveries {
  /// What became of a request.
  public struct Report: Hashable, Sendable {
    /// Recorded now.
    public let sent: [Delivery]
    /// Letters that were sent before and have not come back.
    public let known: Int
    /// Letters that may not leave the house yet, and why.
    public let held: [Held]
    /// Of those recorded now, the letters that were approved only after the time of sending that was given.
    public let approvedLater: [String]
  }

  /// A letter that may not leave the house.
  public struct Held: Hashable, Sendable {
    public enum Reason: String, Sendable {
      /// No second person has approved it.
      case unapproved = "not-approved"
      /// It is signed on paper, and its number is not entered.
      case unnumbered = "no-number"
      /// The day on it comes after the sending.
      case early = "dated-later"
      /// Its guest withdrew, declined, or sends somebody else.
      case unwanted = "does-not-come"
    }

    public let letter: String
    public let attendee: String
    public let reason: Reason
  }

  /// How letters are sent.
  public struct Sending: Hashable, Sendable {
    public var channel: DeliveryChannel
    /// To whom or where; nil for the guest's own address where the channel is mail. For one guest only.
    public var address: String?
    /// When; nil for now, by the database's clock.
    public var at: Date?
    /// Names the delivery, for one guest only; nil for the key of this letter's next sending.
    public var key: String?

    public init(
      _ channel: DeliveryChannel, address: String? = nil, at: Date? = nil, key: String? = nil
    ) {
      self.channel = channel
      self.address = address
      self.at = at
      self.key = key
    }
  }

  /// Records that the approved letters and cards of guests were sent. Call it inside `pool.change(as:)`.
  ///
  /// A letter is sent once, and again when it has come back. Asked twice, nothing is recorded twice. What goes out now
  /// does not go to guests who do not come; what went out before, at a time that is given, is recorded all the same.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where a single guest has no letter, an unapproved one,
  ///   one dated after the sending, or does not come; a mail address is missing, the time is still to come, or the key belongs to another delivery; `DatabaseError`.
  public static func send(
    _ selection: GuestSelection, _ sending: Sending, in conference: Conference, _ database: Database
  ) throws -> Report {
    try DatabaseClock.refuseFuture(sending.at, of: "it", in: conference, database)
    let address = try Line.given(sending.address, as: "the address")
    let key = try Line.given(sending.key, as: "the key")
    if let key, let known = try find([key], conference, database).first {
      try check(known, is: sending, address, conference)
      return Report(sent: [], known: 1, held: [], approvedLater: [])
    }
    let letters = try Letter.list(of: selection, at: sending.at, in: conference, database)
    guard !letters.isEmpty else {
      throw ConferenceError(
        .refused, "there is no finished letter to send",
        remedy: "have it written: trao invitation schedule; what was revoked or superseded is not sent")
    }
    let (held, ready) = sort(letters, areLeaving: sending.at == nil)
    if case .attendee = selection { try refuse(held, ready, letters, key) }
    try checkMail(ready, sending, address)
    let keys = ready.map { key ?? Self.key(of: $0) }
    let addresses = ready.map { address ?? (sending.channel == .mail ? $0.email : nil) }
    try BrokenRule.explained {
      _ = try database.query(
        Statements.addDeliveries, conference.id, sending.channel.rawValue, sending.at,
        ready.map(\.document), addresses, keys)
    }
    let sent = try find(keys, conference, database)
    for delivery in sent { try check(delivery, is: sending, address, conference) }
    let approvedLater = sending.at.map { time in
      ready.filter { $0.approvedAt.map { $0 > time } ?? false }.map(\.name)
    }
    return Report(
      sent: sent, known: letters.count - ready.count - held.count, held: held,
      approvedLater: approvedLater ?? [])
  }

  /// Records what came back of the last letter that was sent to a guest. Call it inside `pool.change(as:)`.
  ///
  /// The last outcome counts; the same again changes nothing.
  ///
  /// - Returns: The delivery, and whether the outcome is new.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where nothing was sent, the time is before the sending or
  ///   still to come, or the key belongs to another; `DatabaseError`.
  public static func record(
    _ outcome: DeliveryOutcome, of externalID: String, at time: Date? = nil, note: String? = nil,
    key: String? = nil, in conference: Conference, _ database: Database
  ) throws -> (delivery: Delivery, isNew: Bool) {
    let attendee = try AttendeeStore.find(externalID, of: conference, in: database)
    try DatabaseClock.refuseFuture(time, of: "it", in: conference, database)
    guard
      let row = try database.query(
        Statements.lastDeliveryOfGuest, conference.id, attendee.participation
      ).first
    else {
      throw ConferenceError(
        .refused, "nothing was sent to \(externalID)",
        remedy: "record the sending first: trao invitation send")
    }
    let delivery = try Delivery(row)
    let key = try Line.given(key, as: "the key") ?? "\(delivery.key)/\(outcome.rawValue)"
    let note = try Line.given(note, as: "the note")
    let added = try BrokenRule.explained {
      try database.query(
        Statements.addDeliveryOutcome, conference.id, delivery.id, outcome.rawValue, time, note, key
      ).affectedCount
    }
    let recorded = try database.query(Statements.deliveryOutcomeByKey, conference.id, key).one()
    guard try recorded.get("delivery_id", as: Int.self) == delivery.id,
      try recorded.get("outcome", as: DeliveryOutcome.self) == outcome,
      try time.map({ $0.toMicrosecond == (try recorded.time("at")) }) ?? true
    else {
      let first = RFC3339.toSecond(try recorded.time("created_at"), in: conference.timeZone)
      throw ConferenceError(
        .refused, "the key \(Quotation.quoted(key)) was recorded for something else at \(first)",
        remedy: "give each outcome a key of its own")
    }
    return (delivery, added == 1)
  }

  /// The key of a letter's next sending: the first one, and one after each return.
  private static func key(of letter: Letter) -> String { "\(letter.publicID)/\(letter.returned + 1)" }

  private static func find(
    _ keys: [String], _ conference: Conference, _ database: Database
  ) throws -> [Delivery] {
    try database.query(Statements.deliveriesByKey, conference.id, keys).map(Delivery.init)
  }

  /// Those that may not go, and those that may and have not yet.
  private static func sort(_ letters: [Letter], areLeaving: Bool) -> (held: [Held], ready: [Letter]) {
    var held: [Held] = []
    var ready: [Letter] = []
    for letter in letters where !letter.isOnItsWay {
      if !letter.isApproved {
        held.append(Held(letter: letter.name, attendee: letter.attendee, reason: .unapproved))
      } else if letter.lacksNumber {
        held.append(Held(letter: letter.name, attendee: letter.attendee, reason: .unnumbered))
      } else if letter.isDatedLater {
        held.append(Held(letter: letter.name, attendee: letter.attendee, reason: .early))
      } else if areLeaving, !letter.guestState.isTakingPart {
        held.append(Held(letter: letter.name, attendee: letter.attendee, reason: .unwanted))
      } else {
        ready.append(letter)
      }
    }
    return (held, ready)
  }

  /// What is asked of one guest's letter must be possible.
  private static func refuse(
    _ held: [Held], _ ready: [Letter], _ letters: [Letter], _ key: String?
  ) throws(ConferenceError) {
    if ready.isEmpty, let first = held.first {
      throw switch first.reason {
      case .unapproved:
        ConferenceError(
          .refused, "\(first.letter) is not approved, and does not leave the house",
          remedy: "let a second person approve it: trao invitation approve --attendee \(first.attendee)")
      case .unnumbered:
        ConferenceError(
          .refused, "the letter of \(first.attendee) has no number yet",
          remedy: "enter it once it is signed: trao register enter \(first.letter)")
      case .early:
        ConferenceError(
          .refused,
          "\(first.letter) is dated \(letters.first { $0.name == first.letter }?.dated.iso ?? "later"), "
            + "and cannot have been sent before",
          remedy: "correct the time (--at); a letter with a wrong day is made anew")
      case .unwanted:
        ConferenceError(
          .refused, "\(first.attendee) does not come, and is sent no letter",
          remedy: "if it was sent before, say when: --at TIME; else see trao attendee show \(first.attendee)")
      }
    }
    if key != nil, ready.count > 1 {
      throw ConferenceError(
        .invalid, "one key cannot name \(ready.count) deliveries", remedy: "leave the key out")
    }
  }

  private static func checkMail(
    _ ready: [Letter], _ sending: Sending, _ address: String?
  ) throws(ConferenceError) {
    guard sending.channel == .mail else { return }
    if let address, !Shape.isEmail(address) {
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(address)) is no mail address", remedy: "correct the address")
    }
    let unknown = address == nil ? ready.filter { $0.email == nil }.map(\.attendee) : []
    guard unknown.isEmpty else {
      throw ConferenceError(
        .refused, "no mail address is known of \(unknown.joined(separator: ", "))",
        remedy: "add the addresses, or send these by post or hand")
    }
  }

  private static func check(
    _ recorded: Delivery, is sending: Sending, _ address: String?, _ conference: Conference
  ) throws(ConferenceError) {
    guard recorded.channel == sending.channel, address == nil || recorded.address == address,
      sending.at.map({ $0.toMicrosecond == recorded.sentAt }) ?? true
    else {
      let first = RFC3339.toSecond(recorded.recordedAt, in: conference.timeZone)
      throw ConferenceError(
        .refused,
        "\(recorded.letter) was recorded as sent by \(recorded.channel.rawValue) at \(first)",
        remedy: "see `trao invitation show \(recorded.attendee)`; it is sent again once it has come back")
    }
  }
}
