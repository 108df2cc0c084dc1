import Foundation
public import PostgreSQL

/// Who sits where: a function of who is expected, their precedence, and the seats kept by hand. Nobody is moved by
/// hand without a lock and its reason.
public enum SeatingStore {
  /// What arranging a session did.
  public struct Arrangement: Hashable, Sendable {
    public let seating: Seating
    /// How many guests sit elsewhere than before, or are new.
    public let moved: Int
    /// External ids of those who lost their seat, for they are no longer expected.
    public let gone: [String]
  }

  /// The seats of a session as they are.
  ///
  /// - Throws: ``ConferenceError`` where the session is unknown or has no seating yet.
  public static func list(
    session code: String, of conference: Conference, in database: Database
  ) throws -> Seating {
    let session = try SessionStore.find(code, of: conference, in: database)
    guard let seating = try stored(session, conference, database) else {
      throw ConferenceError(
        .noSuchRecord, "the session \(code) has no seating",
        remedy: "arrange one: trao seating plan --session \(code) --rows R --seats N")
    }
    return seating
  }

  /// Seats everybody who is expected in a session: those who said yes and have a place, by precedence from the place of
  /// honour outward. Seats kept by hand stay, unless their guest is no longer expected. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - code: The session's.
  ///   - form: Nil for the form it has, else theatre.
  ///   - rows: 1 to 200; nil for those it has.
  ///   - seats: In each row, 1 to 200; nil for those it has.
  ///   - conference: Whose session.
  ///   - database: In a transaction with an actor.
  /// - Returns: The seats, and who moved.
  /// - Throws: ``ConferenceError`` where the session is unknown, the size is missing or impossible, a seat kept by hand
  ///   would not exist, or there are more guests than seats.
  @discardableResult
  public static func plan(
    session code: String, form: SeatingForm? = nil, rows: Int? = nil, seats: Int? = nil,
    of conference: Conference, in database: Database
  ) throws -> Arrangement {
    let session = try SessionStore.find(code, of: conference, in: database)
    try database.query(Statements.holdSeating, conference.id, session.id)
    let before = try stored(session, conference, database)
    guard let rows = rows ?? before?.rowCount, let seats = seats ?? before?.seatsInRow else {
      throw ConferenceError(
        .invalid, "the session \(code) has no seating yet", remedy: "say how many: --rows R --seats N")
    }
    let form = form ?? before?.form ?? .theatre
    try check(form, rows, seats, before)
    let guests = try expected(in: session, conference, database)
    return try arrange(
      session,
      Seating(session: code, form: form, rowCount: rows, seatsInRow: seats, seats: before?.seats ?? []),
      guests, before: before, conference, database)
  }

  /// Keeps a seat for a guest; the others are arranged around it. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where the session has no seating, there is no such seat, it is kept for somebody
  ///   else, the guest is not expected in the session, or there is no reason.
  @discardableResult
  public static func lock(
    _ externalID: String, at place: SeatPlace, reason: String, session code: String,
    of conference: Conference,
    in database: Database
  ) throws -> Arrangement {
    try change(code, conference, database) { seating, guests in
      let reason = try needed(reason)
      let guest = try expectedGuest(externalID, guests, code)
      try require(place, in: seating)
      if let holder = seating.seats.first(where: { $0.place == place && $0.lockReason != nil }),
        holder.guest?.participation != guest.participation
      {
        let name = holder.guest?.externalID
        throw ConferenceError(
          .refused, "\(place) is kept \(name.map { "for \($0)" } ?? "free"): \(holder.lockReason ?? "")",
          remedy: name.map { "free it first: trao seating unlock \($0) --session \(code)" }
            ?? "free it first: trao seating free \(place.row) \(place.number) --session \(code)")
      }
      return seating.with([Seat(place: place, guest: guest, lockReason: reason)])
    }
  }

  /// Keeps a seat free; the guests are arranged around it. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where the session has no seating, there is no such seat, it is kept for a guest, too
  ///   few are left, or there is no reason.
  @discardableResult
  public static func keep(
    _ place: SeatPlace, reason: String, session code: String, of conference: Conference, in database: Database
  ) throws -> Arrangement {
    try change(code, conference, database) { seating, _ in
      let reason = try needed(reason)
      try require(place, in: seating)
      if let guest = seating.seats.first(where: { $0.place == place && $0.lockReason != nil })?.guest {
        throw ConferenceError(
          .refused, "\(place) is kept for \(guest.externalID)",
          remedy: "free it first: trao seating unlock \(guest.externalID) --session \(code)")
      }
      return seating.with([Seat(place: place, guest: nil, lockReason: reason)])
    }
  }

  /// Gives a seat that is kept free back to the rules. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where the session has no seating, or the seat is not kept free.
  @discardableResult
  public static func free(
    _ place: SeatPlace, session code: String, of conference: Conference, in database: Database
  ) throws -> Arrangement {
    try change(code, conference, database) { seating, _ in
      guard seating.seats.contains(where: { $0.place == place && $0.guest == nil }) else {
        throw ConferenceError(
          .refused, "\(place) is not kept free",
          remedy:
            "trao seating list --session \(code) shows which are; a guest's is given back by seating unlock")
      }
      return seating.without(place)
    }
  }

  /// Gives a guest's seat back to the rules. Who has no seat by hand stays as they are. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where the session has no seating, or there is no such guest.
  @discardableResult
  public static func unlock(
    _ externalID: String, session code: String, of conference: Conference, in database: Database
  ) throws -> Arrangement {
    try change(code, conference, database) { seating, _ in
      let guest = try AttendeeStore.find(externalID, of: conference, in: database)
      return seating.without(guest.participation)
    }
  }

  /// Lets two guests change seats, and keeps both there. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where one of them has no seat in the session, or there is no reason.
  @discardableResult
  public static func swap(
    _ one: String, _ other: String, reason: String, session code: String, of conference: Conference,
    in database: Database
  ) throws -> Arrangement {
    try change(code, conference, database) { seating, guests in
      let reason = try needed(reason)
      func seat(_ id: String) throws -> (SeatPlace, SeatedGuest) {
        let guest = try expectedGuest(id, guests, code)
        guard let seat = seating.seats.first(where: { $0.guest?.participation == guest.participation }) else {
          throw ConferenceError(
            .refused, "\(id) has no seat in \(code)",
            remedy: "arrange it first: trao seating plan --session \(code)")
        }
        return (seat.place, guest)
      }
      guard one != other else {
        throw ConferenceError(.invalid, "\(one) stands for both", remedy: "name two guests")
      }
      let (first, second) = (try seat(one), try seat(other))
      return seating.with([
        Seat(place: second.0, guest: first.1, lockReason: reason),
        Seat(place: first.0, guest: second.1, lockReason: reason),
      ])
    }
  }

  // MARK: Arranging

  private static func change(
    _ code: String, _ conference: Conference, _ database: Database,
    _ body: (Seating, [SeatedGuest]) throws -> Seating
  ) throws -> Arrangement {
    let session = try SessionStore.find(code, of: conference, in: database)
    try database.query(Statements.holdSeating, conference.id, session.id)
    let before = try list(session: code, of: conference, in: database)
    let guests = try expected(in: session, conference, database)
    return try arrange(
      session, try body(before, guests), guests, before: before, conference, database)
  }

  /// Stores the seats of `wanted` that are kept by hand, and everybody else around them.
  private static func arrange(
    _ session: Session, _ wanted: Seating, _ guests: [SeatedGuest], before: Seating?,
    _ conference: Conference, _ database: Database
  ) throws -> Arrangement {
    let coming = Set(guests.map(\.participation))
    let kept = wanted.seats.filter { seat in
      seat.lockReason != nil && (seat.guest.map { coming.contains($0.participation) } ?? true)
    }
    let plan = SeatingPlan(
      form: wanted.form, rows: wanted.rowCount, seats: wanted.seatsInRow,
      kept: Dictionary(kept.map { ($0.place, $0.guest?.participation) }, uniquingKeysWith: { $1 }))
    let given = try plan.arrange(guests)
    let reasons = Dictionary(kept.map { ($0.place, $0.lockReason) }, uniquingKeysWith: { $1 })
    let places = Set(given.keys).union(plan.kept.keys).sorted()
    let rows = places.map(\.row)
    let numbers = places.map(\.number)
    let people: [Int?] = places.map { given[$0] }
    let locks: [String?] = places.map { reasons[$0] ?? nil }
    try database.query(
      Statements.putSeating, conference.id, session.id, wanted.form.rawValue, wanted.rowCount,
      wanted.seatsInRow)
    try database.query(
      Statements.clearSeats, conference.id, session.id, rows, numbers, people, locks)
    try database.query(Statements.takeSeats, conference.id, session.id, rows, numbers, people, locks)
    let old = before?.places ?? [:]
    let moved = given.count { old[$0.value] != $0.key }
    let gone = (before?.seats ?? []).compactMap(\.guest).filter { !coming.contains($0.participation) }
    return Arrangement(
      seating: try list(session: session.code, of: conference, in: database), moved: moved,
      gone: gone.map(\.externalID))
  }

  private static func stored(
    _ session: Session, _ conference: Conference, _ database: Database
  ) throws -> Seating? {
    guard let row = try database.query(Statements.seating, conference.id, session.id).first else {
      return nil
    }
    let seats = try database.query(Statements.seats, conference.id, session.id, conference.startsOn).map {
      seat in
      let guest: Int? = try seat.optional("id")
      return Seat(
        place: SeatPlace(row: try seat.get("seat_row"), number: try seat.get("seat_number")),
        guest: try guest.map { _ in try SeatedGuest(seat) }, lockReason: try seat.optional("lock_reason"))
    }
    return Seating(
      session: session.code, form: try row.get("form"),
      rowCount: try row.get("row_count"), seatsInRow: try row.get("seats_in_row"), seats: seats)
  }

  private static func expected(
    in session: Session, _ conference: Conference, _ database: Database
  ) throws -> [SeatedGuest] {
    // The one order of the conference, also in a session of another day.
    return try database.query(Statements.expectedInSession, conference.id, session.id, conference.startsOn)
      .map {
        try SeatedGuest($0)
      }
  }

  // MARK: Checks

  private static func check(
    _ form: SeatingForm, _ rows: Int, _ seats: Int, _ before: Seating?
  ) throws(ConferenceError) {
    guard 1...200 ~= rows, 1...200 ~= seats else {
      throw ConferenceError(
        .invalid, "\(rows) rows of \(seats) seats are no plan", remedy: "give 1 to 200 of both")
    }
    guard form != .facing || rows.isMultiple(of: 2) else {
      throw ConferenceError(
        .invalid, "at a table rows stand in pairs, and \(rows) is odd",
        remedy: "give 2 rows, or 4 with those behind")
    }
    let outside = (before?.seats ?? []).filter {
      $0.lockReason != nil && ($0.place.row > rows || $0.place.number > seats)
    }
    if let seat = outside.first {
      let who = seat.guest.map { "for \($0.externalID)" } ?? "free"
      throw ConferenceError(
        .refused, "\(seat.place) is kept \(who) and would not exist",
        remedy: "unlock it first, or give more seats")
    }
  }

  private static func require(_ place: SeatPlace, in seating: Seating) throws(ConferenceError) {
    guard 1...seating.rowCount ~= place.row, 1...seating.seatsInRow ~= place.number else {
      throw ConferenceError(
        .noSuchRecord, "there is no \(place)",
        remedy: "\(seating.session) has \(seating.rowCount) rows of \(seating.seatsInRow) seats")
    }
  }

  private static func needed(_ reason: String) throws(ConferenceError) -> String {
    guard let reason = try Line.given(reason, as: "the reason") else {
      throw ConferenceError(.invalid, "a seat kept by hand needs a reason", remedy: "say why: --reason TEXT")
    }
    return reason
  }

  private static func expectedGuest(
    _ id: String, _ guests: [SeatedGuest], _ session: String
  ) throws(ConferenceError) -> SeatedGuest {
    guard let guest = guests.first(where: { $0.externalID == id }) else {
      throw ConferenceError(
        .refused, "\(id) is not expected in \(session)",
        remedy: "only who accepted and has a place is seated; see trao attendee show \(id)")
    }
    return guest
  }
}

extension Seating {
  /// Where each guest sits.
  fileprivate var places: [Int: SeatPlace] {
    Dictionary(
      seats.compactMap { seat in seat.guest.map { ($0.participation, seat.place) } }, uniquingKeysWith: { $1 }
    )
  }

  /// The same seating with these seats instead of those they touch.
  fileprivate func with(_ changed: [Seat]) -> Seating {
    let guests = Set(changed.compactMap { $0.guest?.participation })
    let places = Set(changed.map(\.place))
    let others = seats.filter { seat in
      !places.contains(seat.place) && !(seat.guest.map { guests.contains($0.participation) } ?? false)
    }
    return Seating(
      session: session, form: form, rowCount: rowCount, seatsInRow: seatsInRow, seats: others + changed)
  }

  fileprivate func without(_ place: SeatPlace) -> Seating {
    Seating(
      session: session, form: form, rowCount: rowCount, seatsInRow: seatsInRow,
      seats: seats.filter { $0.place != place })
  }

  fileprivate func without(_ guest: Int) -> Seating {
    Seating(
      session: session, form: form, rowCount: rowCount, seatsInRow: seatsInRow,
      seats: seats.filter { $0.guest?.participation != guest })
  }
}
