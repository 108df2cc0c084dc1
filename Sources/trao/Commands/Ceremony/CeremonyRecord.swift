import Conferences
import Foundation
import PostgreSQL
import Reports

/// A ceremony as `--json` prints it.
struct CeremonyRecord: Encodable {
  let code: String
  let name: TextRecord?
  let session: String
  let grants: [GrantRecord]

  init(_ ceremony: Ceremony, in zone: TimeZone) {
    code = ceremony.code
    name = TextRecord(ceremony.name)
    session = ceremony.session
    grants = ceremony.grants.map { GrantRecord($0, in: zone) }
  }
}

/// One hand-over as `--json` prints it.
struct GrantRecord: Encodable {
  let position: Int
  let projectCode: String
  let project: TextRecord?
  let company: TextRecord?
  let capital: Amount
  let currency: String
  let areaSquareMetres: Amount?
  let authority: TextRecord?
  let issuedOn: CalendarDate?
  let presenter: String?
  let recipient: String?
  let proxy: String?
  let state: String
  let handedAt: ConferenceTime?
  let handedBy: String?
  let isSample: Bool

  init(_ grant: Grant, in zone: TimeZone) {
    position = grant.position
    projectCode = grant.project
    project = TextRecord(grant.projectName)
    company = TextRecord(grant.companyName)
    capital = Amount(grant.amount)
    currency = grant.currency
    areaSquareMetres = grant.areaSquareMetres.map(Amount.init)
    authority = TextRecord(grant.authority)
    issuedOn = grant.issuedOn
    presenter = grant.presenter
    recipient = grant.recipient
    proxy = grant.proxy
    state = grant.state.rawValue
    handedAt = grant.handedAt.map { ConferenceTime($0, in: zone) }
    handedBy = grant.handedBy
    isSample = grant.isSample
  }
}
