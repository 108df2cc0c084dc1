public import Foundation
public import PostgreSQL

/// A ceremony at which certificates are handed over.
public struct Ceremony: Hashable, Sendable {
  public let id: Int
  public let code: String
  public let name: LocalisedText
  /// The code of the session in which it takes place.
  public let session: String
  /// In the order on stage.
  public var grants: [Grant]
  public let origin: Origin
}

/// One hand-over on stage, with what papers and lists say of it.
public struct Grant: Hashable, Sendable {
  public let id: Int
  /// Its place in the ceremony, from 1.
  public let position: Int
  /// The project's ten-digit code, which is also the certificate's number.
  public let project: String
  public let projectName: LocalisedText
  public let companyName: LocalisedText
  /// In units of the currency, exact: `18600000.00`.
  public let amount: String
  /// ISO 4217.
  public let currency: String
  public let areaSquareMetres: String?
  /// Who issued the certificate, and when.
  public let authority: LocalisedText
  public let issuedOn: CalendarDate?
  /// External id and native name of who hands over and who receives.
  public let presenter: String?
  public let presenterName: String?
  public let recipient: String?
  public let recipientName: String?
  /// Who took it for the recipient.
  public let proxy: String?
  public let state: GrantState
  public let handedAt: Date?
  /// Who recorded the hand-over.
  public let handedBy: String?
  /// Whether the grant, its certificate, its project or one of its people is invented.
  public let isSample: Bool
}

extension Grant {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), position: try row.get("position"), project: try row.get("project"),
      projectName: try row.text("project_name"), companyName: try row.text("company_name"),
      amount: try row.get("amount"), currency: try row.get("currency"),
      areaSquareMetres: try row.optional("area"), authority: try row.text("authority"),
      issuedOn: try row.optional("issued_on"), presenter: try row.optional("presenter"),
      presenterName: try row.optional("presenter_name"), recipient: try row.optional("recipient"),
      recipientName: try row.optional("recipient_name"), proxy: try row.optional("proxy_name"),
      state: try row.get("state"), handedAt: try row.optionalTime("handed_at"),
      handedBy: try row.optional("handed_by"), isSample: try row.get("is_sample"))
  }
}
