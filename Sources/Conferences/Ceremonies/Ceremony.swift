public import Foundation
public import PostgreSQL

/// A ceremony at which certificates and other instruments are handed over.
public struct Ceremony: Hashable, Sendable {
  public let id: Int
  public let code: String
  public let name: LocalisedText
  /// The code of the session in which it takes place.
  public let session: String
  /// In the order on stage, which is the order of the folders.
  public var grants: [Grant]
  public let origin: Origin
}

/// Somebody who hands over or receives.
public struct GrantPerson: Hashable, Sendable {
  public let externalID: String
  /// The native name, or an organisation's.
  public let name: String
  /// Whether a check-in in the ceremony's session, or in one around it, is recorded.
  public let hasCome: Bool
}

/// One hand-over on stage, with what papers and lists say of it.
public struct Grant: Hashable, Sendable {
  public let id: Int
  /// Its place in the ceremony, from 1: the number of its folder.
  public let position: Int
  /// `certificate`, or the kind of the instrument: `policy-approval`, `memorandum`, `agreement`, `licence`, `award`.
  public let kind: String
  /// The project's ten-digit code, which is also the certificate's number.
  public let project: String?
  /// The code of another instrument than a certificate.
  public let instrument: String?
  /// Of the certificate: 0 for the first, then its amendments.
  public let amendment: Int
  /// Of the project as the certificate says it, or of the instrument.
  public let projectName: LocalisedText
  public let companyName: LocalisedText
  /// In units of the currency, exact: `18600000.00`. What the version handed over says.
  public let amount: String?
  /// ISO 4217.
  public let currency: String?
  public let areaSquareMetres: String?
  /// Who issued it, and when.
  public let authority: LocalisedText
  public let issuedOn: CalendarDate?
  /// In the order of the stage.
  public var presenters: [GrantPerson] = []
  public var recipients: [GrantPerson] = []
  /// Who took it for the recipient.
  public let proxy: String?
  public let state: GrantState
  public let handedAt: Date?
  /// Who recorded the hand-over.
  public let handedBy: String?
  public let note: String?
  /// Whether the grant, what it hands over or one of its people is invented.
  public let isSample: Bool

  /// What people call it by: the code of the project or of the instrument.
  public var code: String { instrument ?? project ?? String(position) }

  /// External id and native name of who hands over and who receives first.
  public var presenter: String? { presenters.first?.externalID }
  public var presenterName: String? { presenters.first?.name }
  public var recipient: String? { recipients.first?.externalID }
  public var recipientName: String? { recipients.first?.name }

  /// Those of its people of whom no check-in is recorded; somebody who takes it for the recipient stands in for them.
  public var peopleNotSeen: [GrantPerson] {
    (presenters + (proxy == nil ? recipients : [])).filter { !$0.hasCome }
  }
}

extension Grant {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), position: try row.get("position"), kind: try row.get("kind"),
      project: try row.optional("project"), instrument: try row.optional("instrument"),
      amendment: try row.get("amendment"), projectName: try row.text("name"),
      companyName: try row.text("company_name"), amount: try row.optional("amount"),
      currency: try row.optional("currency"), areaSquareMetres: try row.optional("area"),
      authority: try row.text("authority"), issuedOn: try row.optional("issued_on"),
      proxy: try row.optional("proxy_name"), state: try row.get("state"),
      handedAt: try row.optionalTime("handed_at"), handedBy: try row.optional("handed_by"),
      note: try row.optional("note"), isSample: try row.get("is_sample"))
  }
}
