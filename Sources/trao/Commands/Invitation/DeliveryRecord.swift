import Conferences
import Foundation
import Reports

/// A delivery as `--json` prints it.
struct DeliveryRecord: Encodable {
  let attendee: String
  let letter: String
  let channel: String
  let address: String?
  let sentAt: ConferenceTime
  let key: String
  let recordedAt: ConferenceTime
  let recordedBy: String

  init(_ delivery: Delivery, in zone: TimeZone) {
    attendee = delivery.attendee
    letter = delivery.letter
    channel = delivery.channel.rawValue
    address = delivery.address
    sentAt = ConferenceTime(delivery.sentAt, in: zone)
    key = delivery.key
    recordedAt = ConferenceTime(delivery.recordedAt, in: zone)
    recordedBy = delivery.recordedBy
  }
}
