public import PostgreSQL

/// Bodies, companies and offices, each once.
public enum OrganisationStore {
  /// Organisations by name in a language, of a kind or a country; at most `limit`.
  public static func list(
    by language: Language = .en, kind: OrganisationKind? = nil, country: String? = nil,
    limit: Int? = nil, in database: Database
  ) throws -> [Organisation] {
    try database.query(
      Statements.organisations, language.rawValue, kind?.rawValue, country, [Int]?.none, limit
    ).map { try Organisation($0) }
  }

  /// The organisation with a code or, after `@`, a number; what was merged is found as what it is now.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  public static func find(_ name: String, in database: Database) throws -> Organisation {
    let row =
      switch RecordName(name) {
      case .code(let code): try database.query(Statements.organisationByCode, code).first
      case .number(let number): try database.query(Statements.organisationByNumber, number).first
      }
    if let id = try row?.optional(0, as: Int.self), let found = try byID([id], in: database)[id] {
      return found
    }
    let known = try database.query(Statements.organisationCodes).map { try $0.get(0, as: String.self) }
    throw ConferenceError.noSuch("organisation", name, among: known, list: "trao organisation list")
  }

  /// Everything known of an organisation.
  public static func details(
    of organisation: Organisation, in database: Database
  ) throws -> OrganisationDetails {
    OrganisationDetails(
      organisation: organisation,
      aliases: try database.query(Statements.organisationOtherNames, organisation.id).map {
        try $0.get("body")
      },
      holders: try database.query(Statements.organisationPeople, organisation.id, 100).map {
        try OrganisationDetails.Holder($0)
      },
      distinctions: try database.query(Statements.organisationDistinctions, organisation.id).map {
        try DistinctRecord($0)
      },
      merged: try database.query(Statements.organisationMerges, organisation.id).map {
        try MergedRecord($0)
      })
  }

  /// An organisation found by a search.
  public struct Match: Hashable, Sendable {
    public let organisation: Organisation
    /// The name or alias that was found; nil where it was a code.
    public let name: String?
  }

  /// Finds organisations by a name in any language or an alias, however it is typed, or by a code.
  ///
  /// - Throws: ``ConferenceError`` `.invalid` where the text is empty or holds invisible characters.
  public static func search(_ text: String, limit: Int = 50, in database: Database) throws -> [Match] {
    guard let text = try Line.given(text, as: "the text") else {
      throw ConferenceError(.invalid, "the text to search is empty", remedy: "type a part of a name")
    }
    let found = try database.query(Statements.searchOrganisations, text, limit).map { row in
      (id: try row.get("id", as: Int.self), name: try row.optional("matched", as: String.self))
    }
    let all = try byID(found.map(\.id), in: database)
    return found.compactMap { entry in all[entry.id].map { Match(organisation: $0, name: entry.name) } }
  }

  static func byID(_ ids: [Int], in database: Database) throws -> [Int: Organisation] {
    let rows = try database.query(
      Statements.organisations, Language.en.rawValue, String?.none, String?.none, Optional(ids), Int?.none)
    return Dictionary(try rows.map { try Organisation($0) }.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }
}
