public import PostgreSQL
import StrictYAML

extension InstrumentStore {
  /// What somebody says of an instrument; nil, and languages that are not given, stay as they are.
  public struct Facts: Hashable, Sendable {
    public var kind: InstrumentKind?
    public var name = LocalisedText()
    /// Codes of whose act it is, of who receives it, and of the project it is about.
    public var authority: String?
    public var company: String?
    public var project: String?
    public var number: String?
    public var issuedOn: CalendarDate?
    /// In units of the currency.
    public var capital: String?
    /// ISO 4217.
    public var currency: String?

    public init() {}
  }

  /// Enters an instrument, which the conference presents from then on. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.refused` where the code is taken or a rule forbids it; `.invalid` with what is
  ///   missing or cannot be stored; `.noSuchRecord` where an organisation or the project is not known.
  public static func add(
    _ code: String, _ facts: Facts, to conference: Conference, in database: Database
  ) throws -> Instrument {
    guard Shape.isCode(code) else {
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(code)) is no code",
        remedy: "use letters, digits and dashes, such as MOU-1")
    }
    guard try database.query(Statements.instruments, Int?.none, code).isEmpty else {
      throw ConferenceError(
        .refused, "there is an instrument \(code) already",
        remedy: "change it: trao instrument edit \(code)")
    }
    guard let kind = facts.kind, !facts.name.isEmpty else {
      throw ConferenceError(
        .invalid, "an instrument needs a kind and a name", remedy: "give --kind and --name-vi")
    }
    let entry = InstrumentEntry(
      code: code, kind: kind, name: LocalisedText(), authority: nil, company: nil, project: nil, number: nil,
      issuedOn: nil, amount: nil, currency: nil, origin: Origin(.operator))
    return try put(entry, facts, of: conference, in: database)
  }

  /// Changes what is known of an instrument. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: As ``add(_:_:to:in:)``; `.noSuchRecord` where there is no such instrument.
  public static func edit(
    _ code: String, _ facts: Facts, of conference: Conference, in database: Database
  ) throws -> Instrument {
    try ConferenceStore.hold(conference, in: database)
    _ = try find(code, in: database)
    guard let row = try database.query(Statements.instruments, Int?.none, code).first else {
      return try find(code, in: database)
    }
    return try put(try InstrumentEntry(row), facts, of: conference, in: database)
  }

  private static func put(
    _ stored: InstrumentEntry, _ facts: Facts, of conference: Conference, in database: Database
  ) throws -> Instrument {
    var entry = stored
    entry.kind = facts.kind ?? entry.kind
    for language in Language.allCases {
      if let text = facts.name[language] { entry.name[language] = text }
    }
    let wanted = [facts.authority, facts.company].compactMap(\.self)
    let known = try StoredOrganisations.entries(wanted, in: database)
    if let missing = wanted.first(where: { known[$0] == nil }) {
      throw ConferenceError(
        .noSuchRecord, "there is no organisation \(Quotation.quoted(missing))",
        remedy: "`trao organisation list` shows them")
    }
    entry.authority = facts.authority ?? entry.authority
    entry.company = facts.company ?? entry.company
    entry.project = try facts.project.map { try ProjectStore.find($0, in: database).code } ?? entry.project
    entry.number = try Line.given(facts.number, as: "the number") ?? entry.number
    entry.issuedOn = facts.issuedOn ?? entry.issuedOn
    entry.amount = try Amounts.canonical(facts.capital, as: "the capital") ?? entry.amount
    entry.currency = try Amounts.currency(facts.currency) ?? entry.currency
    return try BrokenRule.explained {
      try entry.put(of: conference.id, in: database)
      return try find(entry.code, in: database)
    }
  }
}
