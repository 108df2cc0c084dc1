import Foundation
import StrictYAML

/// An item of the programme of a session.
struct ProgrammeEntry: Hashable, Sendable {
  var session: String
  var details: ProgrammeItemDetails
  var origin: Origin
}

extension ProgrammeEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "session", "kind", "name", "starts_at", "minutes", "people", "ceremony", "cue", "stage", "props",
    ]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    for key in ["session", "starts_at", "minutes"] where record[key] == nil {
      node.note("the key \(key) is missing")
    }
    let minutes = record.positive("minutes")
    if let minutes, minutes > 1440 { record["minutes"]?.note("an item lasts 1 to 1440 minutes") }
    var details = ProgrammeItemDetails(
      kind: record.required("kind", standIn: .speech), name: record.text("name", required: true),
      startsAt: record.time("starts_at") ?? .distantPast, minutes: minutes ?? 1)
    details.people = record.list("people").compactMap { references.use(.participant, $0) }
    details.ceremony = references.use(.ceremony, record["ceremony"])
    (details.cue, details.stage, details.props) = (
      record.text("cue"), record.text("stage"), record.text("props")
    )
    if (details.kind == .ceremony) != (record["ceremony"] != nil) {
      node.note("ceremony goes with the kind ceremony, and with no other")
    }
    if Set(details.people).count < details.people.count { record["people"]?.note("somebody stands twice") }
    self.init(
      session: references.use(.session, record["session"]) ?? "", details: details, origin: record.origin)
  }

  func yaml(in zone: TimeZone) -> YAMLBlock {
    YAMLBlock(
      [
        ("session", .plain(session)), ("kind", .plain(details.kind.rawValue)), ("name", .text(details.name)),
        ("starts_at", .plain(RFC3339.text(details.startsAt, in: zone))),
        ("minutes", .plain(String(details.minutes))), ("people", .words(details.people)),
        ("ceremony", .plain(details.ceremony)), ("cue", .text(details.cue)), ("stage", .text(details.stage)),
        ("props", .text(details.props)),
      ] + origin.yaml)
  }
}
