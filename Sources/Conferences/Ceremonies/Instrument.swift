public import PostgreSQL

/// What else than a certificate of investment registration is handed over.
public enum InstrumentKind: String, CaseIterable, Codable, Sendable, ColumnValue {
  case policyApproval = "policy-approval"
  case memorandum, agreement, licence, award
}

/// An approval, memorandum, agreement, licence or award that is handed over on stage.
public struct Instrument: Hashable, Sendable {
  public let code: String
  public let kind: InstrumentKind
  public let name: LocalisedText
  /// Codes of whose act it is, of who receives it, and of the project it is about.
  public let authority: String?
  public let company: String?
  public let project: String?
  public let number: String?
  public let issuedOn: CalendarDate?
  /// Exact decimals as text, with a currency of ISO 4217.
  public let amount: String?
  public let currency: String?
  public let origin: Origin
}

/// The instruments that conferences present.
public enum InstrumentStore {
  /// Those of a conference, or all there are, by code.
  public static func list(of conference: Conference?, in database: Database) throws -> [Instrument] {
    try database.query(Statements.instruments, conference?.id, String?.none).map {
      Instrument(try InstrumentEntry($0))
    }
  }

  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  public static func find(_ code: String, in database: Database) throws -> Instrument {
    if let row = try database.query(Statements.instruments, Int?.none, code).first {
      return Instrument(try InstrumentEntry(row))
    }
    throw ConferenceError.noSuch(
      "instrument", code, among: try list(of: nil, in: database).map(\.code),
      list: "trao instrument list --all")
  }
}

extension Instrument {
  init(_ entry: InstrumentEntry) {
    self.init(
      code: entry.code, kind: entry.kind, name: entry.name, authority: entry.authority,
      company: entry.company,
      project: entry.project, number: entry.number, issuedOn: entry.issuedOn, amount: entry.amount,
      currency: entry.currency, origin: entry.origin)
  }
}
