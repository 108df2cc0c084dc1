import Conferences
import Foundation
import Reports

/// An item of a programme as `--json` prints it; its times by the clocks at the conference, and by those of the second
/// zone where there is one.
struct ProgrammeRecord: Encodable {
  let session: String
  let position: Int
  let kind: String
  let name: TextRecord?
  let startsAt: ConferenceTime
  let endsAt: ConferenceTime
  let startsAtSecond: ConferenceTime?
  let endsAtSecond: ConferenceTime?
  let minutes: Int
  let people: [String]
  let ceremony: String?
  let cue, stage, props: TextRecord?
  let provenance: String

  init(_ item: ProgrammeItem, in zone: TimeZone, second: TimeZone?) {
    session = item.session
    position = item.position
    kind = item.details.kind.rawValue
    name = TextRecord(item.details.name)
    startsAt = ConferenceTime(item.details.startsAt, in: zone)
    endsAt = ConferenceTime(item.endsAt, in: zone)
    startsAtSecond = second.map { ConferenceTime(item.details.startsAt, in: $0) }
    endsAtSecond = second.map { ConferenceTime(item.endsAt, in: $0) }
    minutes = item.details.minutes
    people = item.details.people
    ceremony = item.details.ceremony
    cue = TextRecord(item.details.cue)
    stage = TextRecord(item.details.stage)
    props = TextRecord(item.details.props)
    provenance = item.origin.provenance.rawValue
  }

  /// `S1, item 3, 08:25 to 08:35: Opening speech`
  static func sentence(_ item: ProgrammeItem, in zone: TimeZone) -> String {
    let (begin, end) = (
      ConferenceTime(item.details.startsAt, in: zone).short, ConferenceTime(item.endsAt, in: zone).short
    )
    let name = PlainText.escaped(item.details.name.best(for: .en) ?? "")
    return "\(item.session), item \(item.position), \(begin.suffix(5)) to \(end.suffix(5)): \(name)"
  }
}
