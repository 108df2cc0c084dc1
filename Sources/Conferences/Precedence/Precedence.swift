public import PostgreSQL

/// A guest's place in the order of precedence of a conference, and what put them there.
///
/// The order is the database's `trao.precedence()`: places given by hand; rank; the day of taking the office; the
/// order of delegations; the name in the delegation's alphabet; the order of entry. Substitutes stand at the rank
/// of their own office.
public struct Precedence: Hashable, Sendable {
  /// What decided between a guest and the one before, among those who have no place by hand.
  public enum Basis: String, CaseIterable, Codable, Sendable, ColumnValue {
    /// The place was given by hand.
    case locked
    /// Nobody without a place by hand comes before.
    case first
    case rank
    /// The day of taking the office.
    case office
    case delegation
    /// Of guests who are in no delegation.
    case country
    case name
    /// The order of entry.
    case entry
  }

  /// From 1, without gaps.
  public let place: Int
  public let basis: Basis
  /// The id of the participation.
  public let participation: Int
  public let externalID: String
  /// A person's native name; an organisation's name in the language in which it is written to.
  public let name: String
  public let romanised: String?
  /// Of the office in which the guest attends, on the day of the order.
  public let title: LocalisedText
  public let organisation: LocalisedText
  public let country: String
  /// The code of the delegation.
  public let delegation: String?
  public let delegationName: LocalisedText
  /// Low is high.
  public let rank: Int?
  public let inOfficeSince: CalendarDate?
  /// Where the place was given by hand.
  public let locked: LockedPlace?
  public let state: ParticipationState
  /// For whom the guest stands in: external id and name.
  public let replaces: String?
  public let replacedName: String?
  /// The guest before among those who have no place by hand; nil for the first of them, and where the place was
  /// given by hand.
  public internal(set) var before: Standing?

  /// What rules compare.
  public struct Standing: Hashable, Sendable {
    public let name: String
    public let country: String
    public let delegation: String?
    public let delegationName: LocalisedText
    public let rank: Int?
    public let inOfficeSince: CalendarDate?
  }

  var standing: Standing {
    Standing(
      name: name, country: country, delegation: delegation, delegationName: delegationName, rank: rank,
      inOfficeSince: inOfficeSince)
  }
}

extension Precedence {
  init(_ row: Row) throws(DatabaseError) {
    let position: Int? = try row.optional("precedence")
    let reason: String? = try row.optional("precedence_reason")
    var locked: LockedPlace?
    if let position {
      locked = LockedPlace(
        position: position, reason: reason ?? "", by: try row.optional("precedence_by"),
        at: try row.optionalTime("precedence_at"))
    }
    self.init(
      place: try row.get("place"), basis: try row.get("basis"), participation: try row.get("id"),
      externalID: try row.get("external_id"), name: try row.optional("name") ?? "",
      romanised: try row.optional("romanised"), title: try row.text("title"),
      organisation: try row.text("organisation"), country: try row.get("country"),
      delegation: try row.optional("delegation"), delegationName: try row.text("delegation_name"),
      rank: try row.optional("rank"), inOfficeSince: try row.optional("in_office_since"), locked: locked,
      state: try row.get("state"), replaces: try row.optional("replaces"),
      replacedName: try row.optional("replaced_name"), before: nil)
  }
}
