import PostgreSQL

/// Who sits where in a session.
public struct Seating: Hashable, Sendable {
  /// The session's code.
  public let session: String
  public let form: SeatingForm
  public let rowCount: Int
  public let seatsInRow: Int
  /// The seats that are taken or kept, row by row.
  public let seats: [Seat]
}

/// A seat that somebody has, or that is kept free.
public struct Seat: Hashable, Sendable {
  public let place: SeatPlace
  /// Nil where the seat is kept free.
  public let guest: SeatedGuest?
  /// Why the seat is kept by hand; nil where the rules gave it.
  public let lockReason: String?
}

/// What a seating plan says of a guest.
public struct SeatedGuest: Hashable, Sendable {
  /// The id of the participation.
  public let participation: Int
  public let externalID: String
  public let name: String
  public let romanised: String?
  public let title: LocalisedText
  public let delegation: String?
  public let side: SeatSide
  /// Whether the guest leads their delegation.
  public let isHead: Bool
  public let isInterpreter: Bool
  /// The place in precedence; nil for somebody who counts no more.
  public let place: Int?
}

extension SeatedGuest {
  init(_ row: Row) throws(DatabaseError) {
    let roles = try row.get("roles", as: [String].self).compactMap(Role.init(rawValue:))
    let side: DelegationSide? = try row.optional("side")
    // Who is in no delegation sits with the host where the host brought them.
    let isOfHost = side.map { $0 == .host } ?? !Role.ofTheHost.isDisjoint(with: roles)
    self.init(
      participation: try row.get("id"), externalID: try row.get("external_id"),
      name: try row.optional("name") ?? "", romanised: try row.optional("romanised"),
      title: try row.text("title"), delegation: try row.optional("delegation"),
      side: isOfHost ? .host : .guest,
      isHead: try row.get("is_head"), isInterpreter: roles.contains(.interpreter),
      place: try row.optional("place"))
  }
}
