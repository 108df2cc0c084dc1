import Foundation
import StrictYAML

/// An investment project with its certificates.
struct ProjectEntry: Hashable, Sendable {
  var code: String
  var name: LocalisedText
  var company: String
  var sector: String
  var zone: LocalisedText
  var address: LocalisedText
  /// Square metres, an exact decimal kept as text.
  var area: String?
  var capital: CapitalEntry
  var content: ProjectContent
  var investors: [InvestorEntry]
  var aliases: [AliasEntry]
  var certificates: [CertificateEntry]
  var origin: Origin
}

extension ProjectEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "code", "name", "company", "sector", "zone", "address", "area", "investors", "aliases", "certificates",
    ]
    guard let record = RecordReader(node, keys: keys + CapitalEntry.keys + ProjectContent.keys) else {
      return nil
    }
    self.init(
      code: record.line("code", required: true) ?? "", name: record.text("name", required: true),
      company: references.use(.organisation, record["company"]) ?? "",
      sector: record.line("sector", required: true) ?? "", zone: record.text("zone"),
      address: record.text("address"), area: record["area"]?.canonicalAmount, capital: CapitalEntry(record),
      content: ProjectContent(record),
      investors: record.list("investors").compactMap { InvestorEntry($0, references) },
      aliases: AliasEntry.read(record.list("aliases")),
      certificates: record.list("certificates").compactMap { CertificateEntry($0, references) },
      origin: record.origin)
    references.declare(.project, code, at: node)
    check(record)
  }

  private func check(_ record: RecordReader) {
    if !code.isEmpty, !Shape.isProjectCode(code) {
      record["code"]?.note("a project code is ten digits; copy it from the certificate, leading zeros too")
    }
    if record["company"] == nil { record.node.note("the key company is missing") }
    CertificateEntry.check(certificates, at: record["certificates"])
    checkInvestors(record["investors"])
  }

  /// Shares and contributions fit into the whole.
  private func checkInvestors(_ node: YAMLNode?) {
    let shares = investors.compactMap { $0.share.flatMap { Decimal(string: $0) } }.reduce(0, +)
    if shares > 100 { node?.note("the shares are \(shares) per cent together") }
    let parts = investors.compactMap { $0.contribution.flatMap { Decimal(string: $0) } }
    let sum = parts.reduce(0, +)
    guard !parts.isEmpty, let whole = Decimal(string: capital.contributed?.amount ?? capital.amount)
    else { return }
    if sum > whole || (parts.count == investors.count && capital.contributed != nil && sum < whole) {
      node?.note("the contributions are \(sum) together, not the contributed capital")
    }
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("code", .quoted(code)), ("name", .text(name)), ("company", .plain(company)),
        ("sector", .quoted(sector)), ("zone", .text(zone)), ("address", .text(address)),
        ("area", .plain(area)),
      ] + capital.yaml + content.yaml + [
        ("investors", .list(investors.map(\.yaml))), ("aliases", AliasEntry.yaml(aliases)),
        ("certificates", .list(certificates.map { .block($0.yaml) })),
      ] + origin.yaml)
  }
}
