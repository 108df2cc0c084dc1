import Conferences
import Foundation

/// What recording an event did, as `--json` prints it: the event's own fields, whether it is new, whether it is by it
/// that the guest counts as present, and the event by which the guest does.
struct AttendanceReceiptRecord: Encodable {
  private enum Key: String, CodingKey { case isNew, isArrival, arrival }

  let event: AttendanceEventRecord
  let isNew: Bool
  let isArrival: Bool
  let arrival: AttendanceEventRecord?

  init(_ receipt: AttendanceReceipt, in zone: TimeZone) {
    event = AttendanceEventRecord(receipt.event, in: zone)
    (isNew, isArrival) = (receipt.isNew, receipt.isArrival)
    arrival = receipt.arrival.map { AttendanceEventRecord($0, in: zone) }
  }

  func encode(to encoder: any Encoder) throws {
    try event.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(isNew, forKey: .isNew)
    try container.encode(isArrival, forKey: .isArrival)
    try container.encodeIfPresent(arrival, forKey: .arrival)
  }
}
