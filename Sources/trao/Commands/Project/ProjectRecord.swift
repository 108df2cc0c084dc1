import Conferences
import Foundation
import PostgreSQL
import Reports

/// A project as `--json` prints it.
struct ProjectRecord: Encodable {
  let code: String
  let name: TextRecord?
  let company: TextRecord?
  let companyCode: String?
  let sector: String
  let zone: TextRecord?
  let address: TextRecord?
  let areaSquareMetres: Amount?
  let capital: Amount
  let currency: String
  let convertedCapital: Amount?
  let convertedCurrency: String?
  let exchangeRate: Amount?
  let exchangeRateOn: CalendarDate?
  let countries: [String]
  let certificates: [CertificateRecord]
  let provenance: String
  let isVerified: Bool

  init(_ project: Project) {
    code = project.code
    name = TextRecord(project.name)
    company = TextRecord(project.company)
    companyCode = project.companyCode
    sector = project.sector
    zone = TextRecord(project.zone)
    address = TextRecord(project.address)
    areaSquareMetres = project.areaSquareMetres.map(Amount.init)
    capital = Amount(project.capital)
    currency = project.currency
    convertedCapital = project.conversion.map { Amount($0.amount) }
    convertedCurrency = project.conversion?.currency
    exchangeRate = project.conversion?.rate.map(Amount.init)
    exchangeRateOn = project.conversion?.rateOn
    countries = project.countries
    certificates = project.certificates.map { CertificateRecord($0) }
    provenance = project.origin.provenance.rawValue
    isVerified = project.origin.isVerified
  }
}

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
