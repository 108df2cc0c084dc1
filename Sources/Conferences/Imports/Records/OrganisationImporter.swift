import PostgreSQL

/// Organisations of a table.
struct OrganisationImporter: RecordImporter {
  static let columns = [
    "code", "kind", "country", "parent", "name_vi", "name_ja", "name_en", "symbol", "aliases",
  ]

  static let kind = RecordedImport.Kind.organisations
  static let noun = "organisation"
  private let provenance: Provenance
  private let database: Database
  /// Codes of what is there, each with the body above it where that has a code.
  private let parents: [String: String?]

  init(_ provenance: Provenance, in database: Database) throws {
    (self.provenance, self.database) = (provenance, database)
    parents = Dictionary(
      try OrganisationStore.list(in: database).compactMap { organisation in
        organisation.code.map { ($0, organisation.parent) }
      }, uniquingKeysWith: { $1 })
  }

  func stored(_ codes: [String]) throws -> [String: OrganisationEntry] {
    try StoredOrganisations.entries(codes, in: database)
  }

  func entry(
    _ code: String, _ fields: inout RecordFields, over stored: OrganisationEntry?
  ) -> OrganisationEntry {
    var entry =
      stored
      ?? OrganisationEntry(
        code: code, kind: .organisation, country: "", parent: nil, name: LocalisedText(),
        letterhead: LocalisedText(), symbol: nil, aliases: [], origin: Origin(provenance))
    entry.kind = fields.choice("kind", OrganisationKind.self) ?? entry.kind
    entry.country = fields.country("country") ?? entry.country
    entry.parent = fields.text("parent").applied(to: entry.parent)
    entry.name = fields.localised("name", over: entry.name)
    entry.symbol = fields.text("symbol").applied(to: entry.symbol)
    if let symbol = entry.symbol, !Shape.isCode(symbol) {
      fields.note("symbol", "the symbol is not plain", "use letters, digits, dots, dashes and underscores")
    }
    if fields.line["aliases"] != nil { entry.aliases = aliases(&fields, over: entry.aliases) }
    if entry.country.isEmpty, fields.line["country"] == nil {
      fields.note(
        "country", "a new organisation needs its country", "add the column, or --default country=VN")
    }
    if entry.name.isEmpty {
      fields.note("name_vi", "the organisation has no name", "give it in one language at least")
    }
    return entry
  }

  /// Names with semicolons between them; those that stay keep where they come from.
  private func aliases(_ fields: inout RecordFields, over stored: [AliasEntry]) -> [AliasEntry] {
    guard case .set(let text) = fields.text("aliases") else { return [] }
    var aliases: [AliasEntry] = []
    for part in text.split(separator: ";") {
      guard let body = (try? Line.clean(String(part))) ?? nil, !aliases.contains(where: { $0.body == body })
      else { continue }
      aliases.append(stored.first { $0.body == body } ?? AliasEntry(body: body, provenance: provenance))
    }
    return aliases.sorted { $0.body.utf8.lexicographicallyPrecedes($1.body.utf8) }
  }

  func text(of entry: OrganisationEntry, _ column: String) -> String? {
    switch column {
    case "code": entry.code
    case "kind": entry.kind.rawValue
    case "country": entry.country
    case "parent": entry.parent
    case "name_vi": entry.name[.vi]
    case "name_ja": entry.name[.ja]
    case "name_en": entry.name[.en]
    case "symbol": entry.symbol
    case "aliases": entry.aliases.isEmpty ? nil : entry.aliases.map(\.body).joined(separator: "; ")
    default: nil
    }
  }

  func inOrder(_ records: [ReadRecord<OrganisationEntry>]) -> [ReadRecord<OrganisationEntry>]? {
    var above = parents
    for record in records { above[record.code] = record.entry.parent }
    for record in records {
      var seen: Set<String> = [record.code]
      var next = record.entry.parent
      while let code = next {
        guard seen.insert(code).inserted else { return nil }
        next = above[code] ?? nil
      }
    }
    return ParentsFirst.order(records, code: \.code, parent: \.entry.parent)
  }

  func put(_ entry: OrganisationEntry, over stored: OrganisationEntry?) throws {
    if stored == nil, let kept = try database.query(Statements.organisationByCode, entry.code).first,
      let number: Int = try kept.optional(0)
    {
      throw ConferenceError(
        .refused, "\(entry.code) became part of another organisation",
        remedy: "write \(try OrganisationStore.find("@\(number)", in: database).label), or leave the row out")
    }
    if let parent = entry.parent { _ = try OrganisationStore.find(parent, in: database) }
    try StoredOrganisations.put(entry, in: database)
  }
}
