import Foundation
public import PostgreSQL

/// What was handed over on stage: one row per grant, in the order of the stage.
public struct GrantsReport: Report {
  public static let name = "grants"

  /// One certificate on its way from the authority to the company.
  public struct Row: Sendable, Encodable {
    public let ceremony: String
    /// Place in the ceremony, from 1.
    public let position: Int
    /// Ten digits: the number of the certificate.
    public let projectCode: String
    /// 0 for the first certificate of the project, then 1, 2, … for its amendments.
    public let amendment: Int
    public let project: String
    public let company: String
    public let authority: String
    /// The authority's act (cấp).
    public let issuedOn: CalendarDate?
    /// The act on stage (trao).
    public let handedAt: ConferenceTime?
    /// planned, ready, handed, proxy or withdrawn.
    public let state: String
    public let sector: String
    /// ISO 4217.
    public let currency: String
    /// In units of the currency.
    public let capital: Amount
    public let areaSquareMetres: Amount?
    /// Of the investors, ISO 3166-1 alpha-2.
    public let countries: [String]
    /// Where the figures come from, and whether somebody has checked them.
    public let provenance: String
    public let isVerified: Bool

    /// Whether the certificate has left the authority's hands.
    public var isHandedOver: Bool { state == "handed" || state == "proxy" }
  }

  /// Sums over the rows, made by the database in exact decimals.
  public struct Totals: Sendable, Encodable {
    /// All that were not withdrawn.
    public let grants: Int
    /// Those handed over, to the recipient or a proxy.
    public let handedOver: Int
    /// Capital of what was handed over, by currency, in units.
    public let capital: [String: Amount]
    /// Capital of what was not handed over (yet), by currency, in units.
    public let capitalNotHandedOver: [String: Amount]
    /// Land of the projects whose certificates were handed over.
    public let areaSquareMetres: Amount
    /// Grants handed over, by the investors' country.
    public let countries: [String: Int]
  }

  public let report = Self.name
  /// Code of the conference.
  public let conference: String
  /// The moment for which the answer holds.
  public let asOf: ConferenceTime
  public let rows: [Row]
  public let totals: Totals

  /// Asks the database. Run it in one repeatable-read transaction, so that totals and rows agree.
  ///
  /// - Parameters:
  ///   - code: Code of the conference.
  ///   - language: In which names are given.
  ///   - database: A snapshot that nobody changes meanwhile.
  /// - Throws: ``ReportError`` where there is no such conference.
  public init(conference code: String, language: String = "en", in database: Database) throws {
    let place = try ReportedConference.find(code, in: database)
    conference = place.code
    asOf = place.asOf
    rows = try database.query(Statements.grants, place.id, language).map { try Row($0, in: place.zone) }
    totals = try Totals(of: place.id, in: database)
  }
}

extension GrantsReport.Row {
  fileprivate init(_ row: PostgreSQL.Row, in zone: TimeZone) throws {
    self.init(
      ceremony: try row.get("ceremony", as: String.self),
      position: try row.get("position", as: Int.self),
      projectCode: try row.get("project_code", as: String.self),
      amendment: try row.get("amendment", as: Int.self),
      project: try row.get("project", as: String.self),
      company: try row.get("company", as: String.self),
      authority: try row.get("authority", as: String.self),
      issuedOn: try row.optional("issued_on", as: CalendarDate.self),
      handedAt: try row.optional("handed_at", as: Date.self).map { ConferenceTime($0, in: zone) },
      state: try row.get("state", as: String.self),
      sector: try row.get("sector", as: String.self),
      currency: try row.get("currency", as: String.self),
      capital: Amount(try row.get("capital", as: String.self)),
      areaSquareMetres: try row.optional("area_square_metres", as: String.self).map(Amount.init),
      countries: try row.optional("countries", as: [String].self) ?? [],
      provenance: try row.get("provenance", as: String.self),
      isVerified: try row.get("is_verified", as: Bool.self))
  }
}

extension GrantsReport.Totals {
  fileprivate init(of conference: Int, in database: Database) throws {
    var counts = (all: 0, handed: 0)
    var handed: [String: Amount] = [:]
    var others: [String: Amount] = [:]
    for row in try database.query(Statements.grantSums, conference) {
      let currency = try row.get("currency", as: String.self)
      let capital = Amount(try row.get("capital", as: String.self))
      let grants = try row.get("grants", as: Int.self)
      counts.all += grants
      if try row.get("is_handed", as: Bool.self) {
        counts.handed += grants
        handed[currency] = capital
      } else {
        others[currency] = capital
      }
    }
    var countries: [String: Int] = [:]
    for row in try database.query(Statements.grantCountries, conference) {
      countries[try row.get("country", as: String.self)] = try row.get("grants", as: Int.self)
    }
    let area = try database.query(Statements.grantedArea, conference).first?.get("area", as: String.self)
    self.init(
      grants: counts.all, handedOver: counts.handed, capital: handed, capitalNotHandedOver: others,
      areaSquareMetres: Amount(area ?? "0.00"), countries: countries)
  }
}
