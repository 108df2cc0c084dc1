public import Foundation
public import PostgreSQL

/// One version of a project's investment registration certificate: the authority's legal act, which Trao records and
/// never makes.
public struct Certificate: Hashable, Sendable {
  public let id: Int
  /// 0 for the first, then 1, 2, … for its amendments.
  public let amendment: Int
  public let authority: LocalisedText
  public let firstIssuedOn: CalendarDate?
  public let issuedOn: CalendarDate?
  public let state: CertificateState
  public let formVersion: String?
  /// What this version says, or will say: exact decimals as text.
  public let name: LocalisedText
  public let capital: String
  public let currency: String
  public let areaSquareMetres: String?
  /// What happened to it, in turn.
  public var events: [CertificateEvent] = []
  let authorityID: Int
}

/// A step in the life of a certificate. Steps never change.
public struct CertificateEvent: Hashable, Sendable {
  /// `checked`, `signed`, `issued`, `superseded`, `revoked`, `reissued`.
  public let event: String
  public let happenedOn: CalendarDate
  public let reason: String?
  public let key: String
  public let recordedAt: Date
  public let recordedBy: String
}

extension Certificate {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), amendment: try row.get("amendment"), authority: try row.text("authority"),
      firstIssuedOn: try row.optional("first_issued_on"), issuedOn: try row.optional("issued_on"),
      state: try row.get("state"), formVersion: try row.optional("form_version"), name: try row.text("name"),
      capital: try row.get("capital"), currency: try row.get("currency"),
      areaSquareMetres: try row.optional("area"),
      authorityID: try row.get("authority_id"))
  }
}

extension CertificateEvent {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      event: try row.get("event"), happenedOn: try row.get("happened_on"), reason: try row.optional("reason"),
      key: try row.get("key"), recordedAt: try row.time("created_at"), recordedBy: try row.get("created_by"))
  }
}
