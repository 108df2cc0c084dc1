import PostgreSQL

/// Delegations of a table.
struct DelegationImporter: RecordImporter {
  static let columns = [
    "code", "name_vi", "name_ja", "name_en", "country", "side", "organisation", "head", "deputy", "liaison",
  ]

  static let kind = RecordedImport.Kind.delegations
  static let noun = "delegation"
  private let conference: Conference
  private let provenance: Provenance
  private let database: Database
  private let guests: Set<String>
  private let organisations: Set<String>

  init(_ conference: Conference, _ provenance: Provenance, in database: Database) throws {
    (self.conference, self.provenance, self.database) = (conference, provenance, database)
    func codes(_ rows: [Row]) throws -> Set<String> { Set(try rows.map { try $0.get(0, as: String.self) }) }
    guests = try codes(Array(try database.query(Statements.externalIDs, conference.id)))
    organisations = try codes(Array(try database.query(Statements.codesOfOrganisations)))
  }

  func stored(_ codes: [String]) throws -> [String: DelegationEntry] {
    Dictionary(
      try StoredDelegations.entries(of: conference.id, in: database).map { ($0.code, $0) },
      uniquingKeysWith: { $1 })
  }

  func entry(_ code: String, _ fields: inout RecordFields, over stored: DelegationEntry?) -> DelegationEntry {
    var entry =
      stored
      ?? DelegationEntry(
        code: code, name: LocalisedText(), organisation: nil, country: "", side: .guest, head: nil,
        deputy: nil, liaison: nil, state: .forming, origin: Origin(provenance))
    entry.name = fields.localised("name", over: entry.name)
    entry.country = fields.country("country") ?? entry.country
    entry.side = fields.choice("side", DelegationSide.self) ?? entry.side
    entry.organisation = fields.reference("organisation", to: "organisation", among: organisations)
      .applied(to: entry.organisation)
    entry.head = fields.reference("head", to: "guest", among: guests).applied(to: entry.head)
    entry.deputy = fields.reference("deputy", to: "guest", among: guests).applied(to: entry.deputy)
    entry.liaison = fields.reference("liaison", to: "guest", among: guests).applied(to: entry.liaison)
    if entry.country.isEmpty, fields.line["country"] == nil {
      fields.note("country", "a new delegation needs its country", "add the column, or --default country=JP")
    }
    if entry.name.isEmpty {
      fields.note("name_vi", "the delegation has no name", "give it in one language at least")
    }
    return entry
  }

  func text(of entry: DelegationEntry, _ column: String) -> String? {
    switch column {
    case "code": entry.code
    case "name_vi": entry.name[.vi]
    case "name_ja": entry.name[.ja]
    case "name_en": entry.name[.en]
    case "country": entry.country
    case "side": entry.side.rawValue
    case "organisation": entry.organisation
    case "head": entry.head
    case "deputy": entry.deputy
    case "liaison": entry.liaison
    default: nil
    }
  }

  func put(_ entry: DelegationEntry, over stored: DelegationEntry?) throws {
    if stored == nil {
      try StoredDelegations.put(entry, of: conference.id, in: database)
    } else if let stored, entry.name != stored.name {
      // Languages that are taken out, which a change by hand does not do.
      var renamed = stored
      renamed.name = entry.name
      try StoredDelegations.put(renamed, of: conference.id, in: database)
    }
    var change = DelegationChange()
    (change.country, change.side) = (entry.country, entry.side)
    change.organisation = ValueChange(entry.organisation, removing: true)
    change.head = ValueChange(entry.head, removing: true)
    change.deputy = ValueChange(entry.deputy, removing: true)
    change.liaison = ValueChange(entry.liaison, removing: true)
    try DelegationStore.edit(entry.code, change, of: conference, in: database)
  }
}
