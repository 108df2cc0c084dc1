import Conferences
import PostgreSQL
import Reports

/// A project and its certificates on a terminal.
enum ProjectText {
  static func of(_ project: Project, width: Int?) -> String {
    var text = "\(project.code)  \(PlainText.escaped(project.name.best(for: .en) ?? ""))\n\n"
    var facts: [(String, String)] = [
      ("company", project.company.best(for: .en) ?? ""), ("sector", project.sector),
      ("capital", "\(Amount(project.capital).millions) million \(project.currency)"),
    ]
    if let conversion = project.conversion {
      let rate =
        conversion.rate.flatMap { rate in conversion.rateOn.map { " (rate \(rate) of \($0))" } } ?? ""
      facts.append(
        ("converted", "\(Amount(conversion.amount).millions) million \(conversion.currency)\(rate)"))
    }
    if let area = project.areaSquareMetres { facts.append(("land", "\(Amount(area).hectares) ha")) }
    if !project.countries.isEmpty {
      facts.append(("investors from", project.countries.joined(separator: ", ")))
    }
    for (name, value) in facts {
      let padding = String(repeating: " ", count: 16 - name.count)
      text += "  \(name)\(padding)\(PlainText.escaped(value))\n"
    }
    guard !project.certificates.isEmpty else { return text + "\nIt has no certificate.\n" }
    var table = TextTable([
      .number("amendment"), .code("state"), .code("issued on"), .number("million"), .number("ha"),
      .prose("authority"),
    ])
    for certificate in project.certificates {
      table.add([
        "\(certificate.amendment)", certificate.state.rawValue, certificate.issuedOn?.iso ?? "-",
        "\(Amount(certificate.capital).millions) \(certificate.currency)",
        certificate.areaSquareMetres.map { Amount($0).hectares } ?? "-",
        certificate.authority.best(for: .en) ?? "",
      ])
    }
    text += "\n" + table.text(width: width)
    let events = project.certificates.flatMap { certificate in certificate.events.map { (certificate, $0) } }
    guard !events.isEmpty else { return text }
    text += "\n"
    for (certificate, event) in events {
      let reason = event.reason.map { ": \(PlainText.escaped($0))" } ?? ""
      text += "  \(event.happenedOn)  amendment \(certificate.amendment)  \(event.event)\(reason)\n"
    }
    return text
  }
}
