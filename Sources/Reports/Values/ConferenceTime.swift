import Conferences
public import Foundation

/// A moment as the clocks at the conference show it.
public struct ConferenceTime: Hashable, Sendable, Encodable {
  public let date: Date
  public let zone: TimeZone

  public init(_ date: Date, in zone: TimeZone) {
    self.date = date
    self.zone = zone
  }

  /// RFC 3339 with the zone's offset, to the second: `2023-11-17T09:40:00+07:00`.
  public var rfc3339: String {
    RFC3339.text(Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)), in: zone)
  }

  /// For tables: `2023-11-17 09:40`.
  public var short: String {
    String(rfc3339.prefix(16)).replacing("T", with: " ")
  }

  /// How far the clocks are from UTC: `+07:00`, or `Z`.
  public var offset: String { String(rfc3339.dropFirst(19)) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rfc3339)
  }
}
