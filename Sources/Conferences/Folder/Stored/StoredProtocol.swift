import Foundation
import PostgreSQL

/// Bands of rank in the database, as a folder's entries.
enum StoredRanks {
  static func entries(of conference: Int, in database: Database) throws -> [RankEntry] {
    try database.query(Statements.rankCategories, conference).map { row in
      RankEntry(
        code: try row.get("code"), firstRank: try row.get("first_rank"), name: try row.text("name"),
        origin: try row.origin)
    }
  }

  static func put(_ entry: RankEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putRankCategory, conference, entry.code, entry.firstRank, entry.name.row,
      entry.origin.provenance.rawValue, entry.origin.isVerified, entry.origin.sourceFields,
      entry.origin.sourceProvenances)
  }
}

/// Places by hand and substitutes of the guest list, as a folder's entries.
enum StoredProtocol {
  static func entries(of conference: Int, in database: Database) throws -> [ProtocolEntry] {
    try database.query(Statements.protocolEntries, conference).map { row in
      let position: Int? = try row.optional("precedence")
      let locked = try position.map {
        LockedPlace(
          position: $0, reason: try row.optional("precedence_reason") ?? "",
          by: try row.optional("precedence_by"), at: try row.optionalTime("precedence_at"))
      }
      return ProtocolEntry(
        guest: try row.get("external_id"), precedence: locked, replaces: try row.optional("replaces"))
    }
  }

  static func put(_ entry: ProtocolEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putProtocol, conference, entry.guest, entry.precedence?.position, entry.precedence?.reason,
      entry.precedence?.by, entry.precedence?.at)
    try database.query(Statements.putReplacement, conference, entry.guest, entry.replaces)
  }
}

/// Seats in the database, as a folder's entries.
enum StoredSeating {
  static func entries(of conference: Int, in database: Database) throws -> [SeatingEntry] {
    var places: [String: [SeatEntry]] = [:]
    for row in try database.query(Statements.seatEntries, conference) {
      places[try row.get("session"), default: []].append(
        SeatEntry(
          row: try row.get("seat_row"), seat: try row.get("seat_number"), guest: try row.optional("guest"),
          locked: try row.optional("lock_reason")))
    }
    return try database.query(Statements.seatingEntries, conference).map { row in
      let session: String = try row.get("session")
      return SeatingEntry(
        session: session, form: try row.get("form"),
        rows: try row.get("row_count"), seats: try row.get("seats_in_row"), places: places[session] ?? [],
        origin: try row.origin)
    }
  }

  static func put(_ entry: SeatingEntry, of conference: Int, in database: Database) throws {
    let session: Int = try database.query(
      Statements.putSeatingEntry, conference, entry.session, entry.form.rawValue, entry.rows, entry.seats,
      entry.origin.provenance.rawValue, entry.origin.isVerified, entry.origin.sourceFields,
      entry.origin.sourceProvenances
    ).one().get(0)
    try database.query(Statements.removeSeats, conference, session)
    try database.query(
      Statements.putSeatEntries, conference, session, entry.places.map(\.row), entry.places.map(\.seat),
      entry.places.map(\.guest), entry.places.map(\.locked))
  }
}

/// What happened to guests, as a folder's entries.
enum StoredDepartures {
  static func entries(of conference: Int, in database: Database) throws -> [DepartureEntry] {
    try database.query(Statements.departureEntries, conference).map { row in
      DepartureEntry(
        guest: try row.get("guest"), event: try row.get("event"), before: try row.get("state_before"),
        substitute: try row.optional("substitute"), isNew: try row.optional("is_substitute_new"),
        substituteBefore: try row.optional("substitute_state_before"),
        substituteFrom: try row.optional("substitute_from"), leads: try row.optional("leads"),
        reason: try row.optional("reason"), key: try row.get("key"), at: try row.time("created_at"),
        by: try row.get("created_by"))
    }
  }

  static func put(_ entry: DepartureEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putDeparture, conference, entry.guest, entry.event.rawValue, entry.before.rawValue,
      entry.substitute, entry.isNew, entry.substituteBefore?.rawValue, entry.substituteFrom, entry.leads,
      entry.reason, entry.key, entry.at, entry.by)
  }
}
