import Foundation
import StrictYAML

extension FolderRules {
  /// A session is for no more people than its room.
  var roomFaults: [InputFault] {
    let known = Dictionary(rooms.map { ($0.entry.code, $0.entry) }, uniquingKeysWith: { $1 })
    return sessions.compactMap { placed in
      guard let room = placed.entry.roomCode.flatMap({ known[$0] }), let places = room.capacity,
        let capacity = placed.entry.capacity, capacity > places
      else { return nil }
      return placed.place.fault(
        "the session \(placed.entry.code) is for \(capacity) people, its room \(room.code) has places for \(places)"
      )
    }
  }

  /// Items lie within their session and beside one another.
  var programmeFaults: [InputFault] {
    let known = Dictionary(sessions.map { ($0.entry.code, $0.entry) }, uniquingKeysWith: { $1 })
    var faults: [InputFault] = []
    var before: [String: (placed: Placed<ProgrammeEntry>, endsAt: Date)] = [:]
    for placed in programme.sorted(by: { $0.entry.details.startsAt < $1.entry.details.startsAt }) {
      let details = placed.entry.details
      let endsAt = details.startsAt.addingTimeInterval(Double(details.minutes) * 60)
      let code = placed.entry.session
      if let session = known[code], details.startsAt < session.startsAt || endsAt > session.endsAt {
        faults.append(placed.place.fault("the item is outside the time of its session \(code)"))
      }
      if let (other, end) = before[code], details.startsAt < end {
        faults.append(
          placed.place.fault("the item begins before the one in line \(other.place.line) has ended"))
      }
      if before[code].map({ endsAt > $0.endsAt }) ?? true { before[code] = (placed, endsAt) }
    }
    return faults
  }
}
