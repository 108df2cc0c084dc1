public import Foundation
public import PostgreSQL

/// The way on which a letter leaves the house.
public enum DeliveryChannel: String, CaseIterable, Codable, Sendable, ColumnValue {
  case post, hand, mail
}

/// What came back of a delivery.
public enum DeliveryOutcome: String, CaseIterable, Codable, Sendable, ColumnValue {
  case received
  /// The letter itself came back.
  case returned
}

/// A letter that was sent.
public struct Delivery: Hashable, Sendable {
  /// The external id of the guest.
  public let attendee: String
  /// The number as printed, else the identifier in its code.
  public let letter: String
  public let channel: DeliveryChannel
  /// To whom or where, where that is known.
  public let address: String?
  public let sentAt: Date
  /// One key is one delivery, however often it is asked for.
  public let key: String
  /// When and by whom it was first recorded.
  public let recordedAt: Date
  public let recordedBy: String
  let id: Int
  let document: Int

  init(_ row: Row) throws {
    id = try row.get("id")
    document = try row.get("document_id")
    attendee = try row.get("external_id")
    letter = try row.optional("symbol") ?? row.get("public_id")
    channel = try row.get("channel")
    address = try row.optional("address")
    sentAt = try row.time("sent_at")
    key = try row.get("key")
    recordedAt = try row.time("created_at")
    recordedBy = try row.get("created_by")
  }
}
