import Conferences
import PostgreSQL
import Reports

/// An instrument as `--json` prints it.
struct InstrumentRecord: Encodable {
  let code: String
  let kind: String
  let name: TextRecord?
  let authority: String?
  let company: String?
  let project: String?
  let number: String?
  let issuedOn: CalendarDate?
  let capital: Amount?
  let currency: String?
  let provenance: String
  let isVerified: Bool

  init(_ instrument: Instrument) {
    (code, kind) = (instrument.code, instrument.kind.rawValue)
    name = TextRecord(instrument.name)
    (authority, company, project) = (instrument.authority, instrument.company, instrument.project)
    (number, issuedOn) = (instrument.number, instrument.issuedOn)
    (capital, currency) = (instrument.amount.map(Amount.init), instrument.currency)
    provenance = instrument.origin.provenance.rawValue
    isVerified = instrument.origin.isVerified
    title = instrument.name.best(for: .en) ?? ""
  }

  private let title: String

  private enum CodingKeys: String, CodingKey {
    case code, kind, name, authority, company, project, number, issuedOn, capital, currency, provenance,
      isVerified
  }

  /// For a terminal.
  var text: String {
    let facts = [
      ("kind", kind), ("authority", authority), ("company", company), ("project", project),
      ("number", number),
      ("issued on", issuedOn?.iso), ("capital", capital.map { "\($0.millions) million \(currency ?? "")" }),
    ]
    var text = "\(code)  \(PlainText.escaped(title))\n\n"
    for case (let name, let value?) in facts {
      text += "  \(name)\(String(repeating: " ", count: 12 - name.count))\(PlainText.escaped(value))\n"
    }
    return text
  }
}
