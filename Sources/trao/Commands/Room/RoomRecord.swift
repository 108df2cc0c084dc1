import Conferences
import Reports

/// A room as `--json` prints it.
struct RoomRecord: Encodable {
  let code: String
  let name: TextRecord?
  let capacity: Int?
  let sessions: Int
  let provenance: String

  init(_ room: Room) {
    code = room.code
    name = TextRecord(room.name)
    capacity = room.capacity
    sessions = room.sessionCount
    provenance = room.origin.provenance.rawValue
  }

  /// `MAIN: Main hall, 300 places`
  static func sentence(_ room: Room) -> String {
    let places = room.capacity.map { ", \(Wording.count($0, "place"))" } ?? ""
    return "\(room.code): \(PlainText.escaped(room.name.best(for: .en) ?? ""))\(places)\n"
  }
}
