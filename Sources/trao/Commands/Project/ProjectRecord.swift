import Conferences
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
