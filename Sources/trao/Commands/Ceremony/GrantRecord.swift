import Conferences
import Foundation
import PostgreSQL
import Reports

/// One hand-over as `--json` prints it.
struct GrantRecord: Encodable {
  let position: Int
  let kind: String
  let projectCode: String?
  let instrument: String?
  let amendment: Int
  let project: TextRecord?
  let company: TextRecord?
  let capital: Amount?
  let currency: String?
  let areaSquareMetres: Amount?
  let authority: TextRecord?
  let issuedOn: CalendarDate?
  let presenter: String?
  let recipient: String?
  let presenters: [String]
  let recipients: [String]
  /// Of whom the door recorded no check-in.
  let notCheckedIn: [String]
  let proxy: String?
  let state: String
  let handedAt: ConferenceTime?
  let handedBy: String?
  let isSample: Bool

  init(_ grant: Grant, in zone: TimeZone) {
    position = grant.position
    kind = grant.kind
    projectCode = grant.project
    instrument = grant.instrument
    amendment = grant.amendment
    project = TextRecord(grant.projectName)
    company = TextRecord(grant.companyName)
    capital = grant.amount.map(Amount.init)
    currency = grant.currency
    areaSquareMetres = grant.areaSquareMetres.map(Amount.init)
    authority = TextRecord(grant.authority)
    issuedOn = grant.issuedOn
    presenter = grant.presenter
    recipient = grant.recipient
    presenters = grant.presenters.map(\.externalID)
    recipients = grant.recipients.map(\.externalID)
    notCheckedIn = grant.peopleNotSeen.map(\.externalID)
    proxy = grant.proxy
    state = grant.state.rawValue
    handedAt = grant.handedAt.map { ConferenceTime($0, in: zone) }
    handedBy = grant.handedBy
    isSample = grant.isSample
  }
}
