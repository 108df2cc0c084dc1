import StrictYAML

/// An investment project with its certificates.
struct ProjectEntry: Hashable, Sendable {
  var code: String
  var name: LocalisedText
  var company: String
  var sector: String
  var zone: LocalisedText
  var address: LocalisedText
  /// Square metres and money are exact decimals, kept as text.
  var area: String?
  var capital: String
  var currency: String
  var investors: [InvestorEntry]
  var aliases: [AliasEntry]
  var certificates: [CertificateEntry]
  var origin: Origin
}

struct InvestorEntry: Hashable, Sendable {
  var organisation: String?
  var country: String
  /// Per cent.
  var share: String?
}

extension ProjectEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "code", "name", "company", "sector", "zone", "address", "area", "capital", "investors", "aliases",
      "certificates",
    ]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    let capital = record["capital"]?.mapping(keys: ["amount", "currency"])
    self.init(
      code: record.line("code", required: true) ?? "", name: record.text("name", required: true),
      company: references.use(.organisation, record["company"]) ?? "",
      sector: record.line("sector", required: true) ?? "", zone: record.text("zone"),
      address: record.text("address"), area: record.amount("area").map(Self.canonical),
      capital: capital?.required("amount")?.amount.map(Self.canonical) ?? "",
      currency: capital?.required("currency")?.oneLine ?? "",
      investors: record.list("investors").compactMap { InvestorEntry($0, references) },
      aliases: AliasEntry.read(record.list("aliases")),
      certificates: record.list("certificates").compactMap { CertificateEntry($0, references) },
      origin: record.origin)
    references.declare(.project, code, at: node)
    check(record, capital)
  }

  private func check(_ record: RecordReader, _ capital: YAMLMapping?) {
    if !code.isEmpty, !Shape.isProjectCode(code) {
      record["code"]?.note("a project code is ten digits; copy it from the certificate, leading zeros too")
    }
    if record["company"] == nil { record.node.note("the key company is missing") }
    if record["capital"] == nil {
      record.node.note("the key capital is missing; write {amount: 18600000, currency: USD}")
    }
    if !currency.isEmpty, currency.wholeMatch(of: /[A-Z]{3}/) == nil {
      capital?["currency"]?.note("\(Quotation.quoted(currency)) is no currency code such as USD or VND")
    }
    CertificateEntry.check(certificates, at: record["certificates"])
  }

  /// An amount as the database writes it: two digits after the point, no leading zeros.
  static func canonical(_ amount: String) -> String {
    let parts = amount.split(separator: ".")
    let whole = parts[0].drop { $0 == "0" }
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    return (whole.isEmpty ? "0" : String(whole)) + "." + fraction
      + String(repeating: "0", count: 2 - fraction.count)
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("code", .quoted(code)), ("name", .text(name)), ("company", .plain(company)),
        ("sector", .quoted(sector)),
        ("zone", .text(zone)), ("address", .text(address)), ("area", .plain(area)),
        ("capital", .flow([("amount", .plain(capital)), ("currency", .plain(currency))])),
        ("investors", .list(investors.map(\.yaml))), ("aliases", AliasEntry.yaml(aliases)),
        ("certificates", .list(certificates.map { .block($0.yaml) })),
      ] + origin.yaml)
  }
}

extension InvestorEntry {
  fileprivate init?(_ node: YAMLNode, _ references: References) {
    guard let map = node.mapping(keys: ["organisation", "country", "share"]) else { return nil }
    self.init(
      organisation: references.use(.organisation, map["organisation"]),
      country: map.required("country")?.country ?? "", share: map["share"]?.amount.map(ProjectEntry.canonical)
    )
    if let share, (Double(share) ?? 0) > 100 { map["share"]?.note("a share is at most 100 per cent") }
  }

  fileprivate var yaml: YAMLValue {
    .flow([("organisation", .plain(organisation)), ("country", .plain(country)), ("share", .plain(share))])
  }
}
