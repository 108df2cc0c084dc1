import PostgreSQL
import StrictYAML

/// Something else than a certificate that is handed over on stage.
struct InstrumentEntry: Hashable, Sendable {
  var code: String
  var kind: InstrumentKind
  var name: LocalisedText
  var authority: String?
  var company: String?
  var project: String?
  var number: String?
  var issuedOn: CalendarDate?
  var amount: String?
  var currency: String?
  var origin: Origin
}

extension InstrumentEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = ["code", "kind", "name", "authority", "company", "project", "number", "issued_on", "capital"]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    let capital = record["capital"]?.mapping(keys: ["amount", "currency"])
    self.init(
      code: record.code("code"), kind: record.required("kind", standIn: .memorandum),
      name: record.text("name", required: true),
      authority: references.use(.organisation, record["authority"]),
      company: references.use(.organisation, record["company"]),
      project: references.use(.project, record["project"]), number: record.line("number"),
      issuedOn: record.date("issued_on"), amount: capital?.required("amount")?.canonicalAmount,
      currency: capital?.required("currency")?.currency, origin: record.origin)
    references.declare(.instrument, code, at: node)
  }

  init(_ row: Row) throws(DatabaseError) {
    self.init(
      code: try row.get("code"), kind: try row.get("kind"), name: try row.text("name"),
      authority: try row.optional("authority"), company: try row.optional("company"),
      project: try row.optional("project"), number: try row.optional("number"),
      issuedOn: try row.optional("issued_on"), amount: try row.optional("capital"),
      currency: try row.optional("currency"), origin: try row.origin)
  }

  func put(of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putInstrument, conference, code, kind.rawValue, name.row, authority, company, project,
      number,
      issuedOn, amount, currency, origin.provenance.rawValue, origin.isVerified, origin.sourceFields,
      origin.sourceProvenances)
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("code", .plain(code)), ("kind", .plain(kind.rawValue)), ("name", .text(name)),
        ("authority", .plain(authority)), ("company", .plain(company)), ("project", .quoted(project)),
        ("number", .quoted(number)), ("issued_on", .plain(issuedOn?.iso)),
        ("capital", .flow([("amount", .plain(amount)), ("currency", .plain(currency))])),
      ] + origin.yaml)
  }
}
