import Conferences
import Foundation
import PostgreSQL
import Reports

/// A version of a certificate as `--json` prints it.
struct CertificateRecord: Encodable {
  let amendment: Int
  let state: String
  let authority: TextRecord?
  let firstIssuedOn: CalendarDate?
  let issuedOn: CalendarDate?
  let formVersion: String?
  let capital: Amount
  let currency: String
  let areaSquareMetres: Amount?
  let events: [Event]

  struct Event: Encodable {
    let event: String
    let on: CalendarDate
    let reason: String?
    let key: String
    let recordedAt: ConferenceTime
    let recordedBy: String
  }

  init(_ certificate: Certificate) {
    amendment = certificate.amendment
    state = certificate.state.rawValue
    authority = TextRecord(certificate.authority)
    firstIssuedOn = certificate.firstIssuedOn
    issuedOn = certificate.issuedOn
    formVersion = certificate.formVersion
    capital = Amount(certificate.capital)
    currency = certificate.currency
    areaSquareMetres = certificate.areaSquareMetres.map(Amount.init)
    events = certificate.events.map {
      Event(
        event: $0.event, on: $0.happenedOn, reason: $0.reason, key: $0.key,
        recordedAt: ConferenceTime($0.recordedAt, in: .gmt), recordedBy: $0.recordedBy)
    }
  }
}
