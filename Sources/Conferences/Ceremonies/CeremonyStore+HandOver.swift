public import Foundation
public import PostgreSQL
import StrictYAML

extension CeremonyStore {
  /// Records what happened to a grant on stage. Call it inside `pool.change(as:)`.
  ///
  /// The same key again records nothing and gives the same answer. A grant to which the same happened already is
  /// answered as it is recorded, where nothing else is asked for.
  ///
  /// That presenter and recipient are present is for those on the stage to see: ``Grant/peopleNotSeen`` names
  /// those of whom the door recorded no check-in, and nothing is refused for it.
  ///
  /// - Parameters:
  ///   - position: The grant's place in the ceremony; nil for the next that is not handed over.
  ///   - ceremony: As ``find(_:of:in:)`` returns it.
  ///   - conference: Whose ceremony it is.
  ///   - time: When; nil for now, by the database's clock.
  ///   - proxy: Who took it for the recipient; nil where the recipient did.
  ///   - isAbsent: Whether nobody took it: the recipient did not come.
  ///   - key: Names the event; nil makes a key that no other event has.
  ///   - database: In a transaction with an actor.
  /// - Returns: The grant as it is recorded now.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`, or `.refused` with the rule that forbids it: only an issued
  ///   certificate, not before the day of its issue and not in the future, once, from a presenter to a
  ///   recipient or a named proxy; or because the key stands for something else.
  public static func handOver(
    _ position: Int? = nil, of ceremony: Ceremony, in conference: Conference, at time: Date? = nil,
    proxy: String? = nil, isAbsent: Bool = false, key: String? = nil, in database: Database
  ) throws -> Grant {
    // Two stewards at two desks: the second waits here and then sees what the first did.
    try database.query(Statements.lockGrants, conference.id, ceremony.id)
    let now = try find(ceremony.code, of: conference, in: database)
    let proxy = try Line.given(proxy, as: "the proxy's name")
    let key = try Line.given(key, as: "the key")
    let event = isAbsent ? "absent" : proxy == nil ? "handed" : "proxy"
    if let key,
      let known = try known(
        key, Asked(events: [event], position: position, time: time, proxy: .some(proxy)), of: now,
        in: conference, database)
    {
      return known
    }
    let grant = try choose(position, of: now)
    if grant.state.isHandedOver || grant.state == .absent {
      let isSameTime = time.map { $0.toMicrosecond == grant.handedAt } ?? true
      guard isAbsent ? grant.state == .absent : grant.state != .absent && isSameTime,
        proxy == nil || proxy == grant.proxy
      else {
        let first = grant.handedAt.map { "handed over at \(RFC3339.toSecond($0, in: conference.timeZone))" }
        let annul = "trao ceremony correct --annul --position \(grant.position) --reason TEXT"
        throw ConferenceError(
          .refused, "grant \(grant.position) is \(first ?? "recorded as absent")",
          remedy: grant.state == .absent
            ? "take that back, then record the hand-over: \(annul)"
            : "put it right: trao ceremony correct --position \(grant.position) --reason TEXT")
      }
      return grant
    }
    guard grant.state != .withdrawn else {
      throw ConferenceError(
        .refused, "grant \(grant.position) is withdrawn",
        remedy: "take that back: trao ceremony correct --annul --position \(grant.position) --reason TEXT")
    }
    try DatabaseClock.refuseFuture(time, of: "the hand-over", in: conference, database)
    return try record(
      event, grant, at: time, proxy: proxy, note: nil, key: key, of: ceremony, in: conference, database)
  }

  /// What puts a recorded hand-over right. What is nil stays as it was recorded.
  public struct Correction: Hashable, Sendable {
    public var time: Date?
    /// Who took it for the recipient.
    public var proxy: String?
    /// Whether the recipient took it after all.
    public var isWithoutProxy = false
    /// External ids of who really handed over and received.
    public var presenter: String?
    public var recipient: String?
    /// Whether what was recorded did not happen at all: the grant is planned again.
    public var isAnnulment = false
    /// Why it is corrected.
    public var reason: String

    public init(reason: String) { self.reason = reason }
  }

  /// Puts right what was recorded of a grant, as a new event beside the old one. Call it inside `pool.change(as:)`.
  ///
  /// - Returns: The grant as it is recorded now.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where nothing is recorded of it, the rules of a hand-over
  ///   forbid it or the key stands for something else; `.invalid` where there is no reason.
  public static func correct(
    _ position: Int, of ceremony: Ceremony, in conference: Conference, _ correction: Correction,
    key: String? = nil, in database: Database
  ) throws -> Grant {
    try database.query(Statements.lockGrants, conference.id, ceremony.id)
    let now = try find(ceremony.code, of: conference, in: database)
    guard let reason = try Line.given(correction.reason, as: "the reason") else {
      throw ConferenceError(.invalid, "a correction has no reason", remedy: "say why: --reason TEXT")
    }
    for guest in [correction.presenter, correction.recipient] {
      if let guest { _ = try AttendeeStore.find(guest, of: conference, in: database) }
    }
    let grant = try grant(position, of: now)
    let proxy =
      correction.isWithoutProxy
      ? nil : try Line.given(correction.proxy, as: "the proxy's name") ?? grant.proxy
    let event = correction.isAnnulment ? "annulled" : proxy == nil ? "handed" : "proxy"
    let time = correction.isAnnulment ? nil : correction.time ?? grant.handedAt
    let key = try Line.given(key, as: "the key")
    if let key,
      let known = try known(
        key, try Asked(position, correction, reason: reason), of: now, in: conference, database)
    {
      return known
    }
    guard ![.planned, .ready].contains(grant.state) else {
      throw ConferenceError(
        .refused, "nothing is recorded of grant \(position) that could be corrected",
        remedy: "record it: trao ceremony hand-over --position \(position)")
    }
    guard correction.isAnnulment || grant.state.isHandedOver else {
      throw ConferenceError(
        .refused, "grant \(position) is \(grant.state.rawValue)",
        remedy: "take that back with --annul, then record what happened")
    }
    try DatabaseClock.refuseFuture(time, of: "the hand-over", in: conference, database)
    return try record(
      event, grant, at: time, proxy: correction.isAnnulment ? nil : proxy, note: reason, key: key,
      of: ceremony,
      in: conference, database, presenter: correction.presenter, recipient: correction.recipient)
  }

  /// Takes a grant out of the ceremony before it is handed over; its folder leaves the order. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Returns: The grant as it is recorded now.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where it is handed over; `.invalid` without a reason.
  public static func withdraw(
    _ position: Int, of ceremony: Ceremony, in conference: Conference, reason: String, key: String? = nil,
    in database: Database
  ) throws -> Grant {
    try database.query(Statements.lockGrants, conference.id, ceremony.id)
    let now = try find(ceremony.code, of: conference, in: database)
    guard let reason = try Line.given(reason, as: "the reason") else {
      throw ConferenceError(.invalid, "the reason is empty", remedy: "say why: --reason TEXT")
    }
    let key = try Line.given(key, as: "the key")
    if let key,
      let known = try known(
        key, Asked(events: ["withdrawn"], note: reason), of: now, in: conference, database)
    {
      return known
    }
    let grant = try grant(position, of: now)
    if grant.state == .withdrawn { return grant }
    guard !grant.state.isHandedOver else {
      throw ConferenceError(
        .refused, "grant \(position) was handed over",
        remedy: "if that is wrong: trao ceremony correct --annul --position \(position) --reason TEXT")
    }
    let after = try record(
      "withdrawn", grant, at: nil, proxy: nil, note: reason, key: key, of: ceremony, in: conference, database)
    try number(
      ceremony, now.grants.filter { $0.state != .withdrawn && $0.id != grant.id }.map(\.id), in: conference,
      database)
    return try find(ceremony.code, of: conference, in: database).grants.first { $0.id == after.id } ?? after
  }

  /// What was recorded of a ceremony's grants, in turn.
  public static func events(
    of ceremony: Ceremony, in conference: Conference, in database: Database
  ) throws -> [HandOverEvent] {
    try database.query(Statements.handOverEvents, conference.id, ceremony.id).map { try HandOverEvent($0) }
  }

  /// Puts grants in that order; others follow.
  static func number(
    _ ceremony: Ceremony, _ ids: [Int], in conference: Conference, _ database: Database
  ) throws {
    try database.query(Statements.orderGrants, conference.id, ceremony.code, ids)
  }

  private static func choose(_ position: Int?, of ceremony: Ceremony) throws -> Grant {
    if let position { return try grant(position, of: ceremony) }
    if let next = ceremony.grants.first(where: { $0.state == .planned || $0.state == .ready }) { return next }
    throw ConferenceError(
      .refused, "every grant of the ceremony \(ceremony.code) is handed over or withdrawn",
      remedy: "trao ceremony show lists them")
  }

  private static func record(
    _ event: String, _ grant: Grant, at time: Date?, proxy: String?, note: String?, key: String?,
    of ceremony: Ceremony, in conference: Conference, _ database: Database, presenter: String? = nil,
    recipient: String? = nil
  ) throws -> Grant {
    try BrokenRule.explained {
      try database.query(
        Statements.recordHandOver, conference.id, grant.id, event, time, proxy, note,
        key ?? UUID().uuidString.lowercased(), presenter, recipient)
      let after = try find(ceremony.code, of: conference, in: database).grants
      return after.first { $0.id == grant.id } ?? grant
    }
  }

  /// What is asked for with a key. What is nil was left open, and the event may say anything of it.
  private struct Asked {
    let events: Set<String>
    var position: Int?
    var time: Date?
    var proxy: String??
    var presenter: String?
    var recipient: String?
    var note: String?

    init(
      events: Set<String>, position: Int? = nil, time: Date? = nil, proxy: String?? = nil, note: String? = nil
    ) {
      (self.events, self.position, self.time) = (events, position, time)
      (self.proxy, self.note) = (proxy, note)
    }

    init(_ position: Int, _ correction: Correction, reason: String) throws {
      self.init(
        events: correction.isAnnulment ? ["annulled"] : ["handed", "proxy"], position: position,
        time: correction.isAnnulment ? nil : correction.time, note: reason)
      if correction.isWithoutProxy {
        proxy = .some(nil)
      } else if let name = try Line.given(correction.proxy, as: "the proxy's name") {
        proxy = .some(name)
      }
      (presenter, recipient) = (correction.presenter, correction.recipient)
    }

    func isTold(by event: Row) throws -> Bool {
      func agrees(_ wanted: String?, _ column: String) throws -> Bool {
        guard let wanted else { return true }
        return try event.optional(column) == wanted
      }
      return try events.contains(event.get("event", as: String.self))
        && proxy.map({ try event.optional("proxy_name") == $0 }) ?? true
        && time.map({ try event.time("at") == $0.toMicrosecond }) ?? true
        && agrees(presenter, "presenter") && agrees(recipient, "recipient") && agrees(note, "note")
    }
  }

  /// The grant that an event of this key is about; nil where no event has it.
  private static func known(
    _ key: String, _ asked: Asked, of ceremony: Ceremony, in conference: Conference, _ database: Database
  ) throws -> Grant? {
    guard let row = try database.query(Statements.handOverByKey, conference.id, key).first else { return nil }
    let id: Int = try row.get("grant_id")
    let grant = ceremony.grants.first { $0.id == id }
    guard let grant, asked.position == nil || grant.position == asked.position, try asked.isTold(by: row)
    else {
      let first = RFC3339.toSecond(try row.time("created_at"), in: conference.timeZone)
      throw ConferenceError(
        .refused, "the key \(Quotation.quoted(key)) was recorded for something else at \(first)",
        remedy: "give each event a key of its own")
    }
    return grant
  }
}
