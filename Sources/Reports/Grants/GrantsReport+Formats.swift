import PostgreSQL
import Spreadsheets

extension GrantsReport {
  /// The hand-overs, and the sum that people will check by hand.
  public func table(width: Int?) -> String {
    guard !rows.isEmpty else { return "\(conference) has no grants.\n" }
    // Without a terminal, or on a wide one, there is room for the project and the authority too.
    let isWide = width.map { $0 >= 120 } ?? true
    var columns: [TextTable.Column] = [.number("no."), .code("certificate"), .text("company")]
    if isWide { columns += [.text("project"), .text("authority")] }
    columns += [.code("issued"), .code("handed"), .code("state"), .number("million")]
    var table = TextTable(columns)
    for row in rows {
      let certificate = row.amendment == 0 ? row.projectCode : "\(row.projectCode)/\(row.amendment)"
      table.add(
        ["\(row.position)", certificate, row.company] + (isWide ? [row.project, row.authority] : []) + [
          row.issuedOn?.iso ?? "-", row.handedAt.map { String($0.short.prefix(10)) } ?? "-", row.state,
          "\(row.capital.millions) \(row.currency)",
        ])
    }
    return "Grants of \(conference), as of \(asOf.rfc3339)\n\n" + table.text(width: width) + "\n" + closing
  }

  /// `4 handed over`, the sum of each currency with its terms, land and countries.
  private var closing: String {
    var lines = ["\(totals.handedOver) handed over"]
    for (currency, sum) in totals.capital.sorted(by: { $0.key < $1.key }) {
      let terms = rows.filter { $0.isHandedOver && $0.currency == currency }.map(\.capital.millions)
      lines.append(terms.joined(separator: " + ") + " = \(sum.millions) million \(currency)")
    }
    if totals.handedOver > 0 {
      let countries = totals.countries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      lines.append(
        "\(totals.areaSquareMetres.hectares) ha"
          + (countries.isEmpty ? "" : "; by country of the investors: \(countries.joined(separator: ", "))"))
    }
    let waiting = totals.grants - totals.handedOver
    if waiting > 0 {
      let sums = totals.capitalNotHandedOver.sorted { $0.key < $1.key }.map {
        "\($0.value.millions) million \($0.key)"
      }
      lines.append("\(waiting) not handed over: \(sums.joined(separator: ", "))")
    }
    if rows.contains(where: { !$0.isVerified }) {
      lines.append("Not every figure is verified; --format json names the source of each.")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  public func csv() -> String {
    var csv = CSVText(header: [
      "ceremony", "position", "project_code", "amendment", "project", "company", "authority", "issued_on",
      "handed_at", "state", "sector", "currency", "capital", "area_square_metres", "countries", "provenance",
      "is_verified",
    ])
    for row in rows {
      csv.append([
        .value(row.ceremony), .value(String(row.position)), .value(row.projectCode),
        .value(String(row.amendment)),
        .text(row.project), .text(row.company), .text(row.authority),
        row.issuedOn.map { .value($0.iso) } ?? .empty,
        row.handedAt.map { .value($0.rfc3339) } ?? .empty, .value(row.state), .text(row.sector),
        .value(row.currency), .value(row.capital.description),
        row.areaSquareMetres.map { .value($0.description) } ?? .empty,
        .value(row.countries.joined(separator: ";")), .value(row.provenance),
        .value(row.isVerified ? "true" : "false"),
      ])
    }
    return csv.text
  }
}
