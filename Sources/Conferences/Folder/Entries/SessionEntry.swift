import Foundation
import StrictYAML

/// A session of the conference; it may lie inside another.
struct SessionEntry: Hashable, Sendable {
  var code: String
  var parent: String?
  var kind: SessionKind
  var name: LocalisedText
  var room: LocalisedText
  var startsAt: Date
  var endsAt: Date
  var capacity: Int?
  var chair: String?
  var state: SessionState
  var openedAt: Date?
  var closedAt: Date?
  var origin: Origin
}

extension SessionEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "code", "parent", "kind", "name", "room", "starts_at", "ends_at", "capacity", "chair", "state",
      "opened_at", "closed_at",
    ]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    for key in ["starts_at", "ends_at"] where record[key] == nil { node.note("the key \(key) is missing") }
    let (startsAt, endsAt) = (record.time("starts_at"), record.time("ends_at"))
    if let startsAt, let endsAt, endsAt <= startsAt {
      record["ends_at"]?.note("the session ends before it starts")
    }
    self.init(
      code: record.code("code"), parent: references.use(.session, record["parent"]),
      kind: record.choice("kind", default: .plenary), name: record.text("name", required: true),
      room: record.text("room"), startsAt: startsAt ?? .distantPast, endsAt: endsAt ?? .distantFuture,
      capacity: record.positive("capacity"), chair: references.use(.participant, record["chair"]),
      state: record.choice("state", default: .planned), openedAt: record.time("opened_at"),
      closedAt: record.time("closed_at"), origin: record.origin)
    references.declare(.session, code, at: node)
    checkState(node)
  }

  private func checkState(_ node: YAMLNode) {
    if state == .open || state == .closed, openedAt == nil {
      node.note("a session that is \(state.rawValue) needs opened_at")
    }
    if (state == .closed) != (closedAt != nil) {
      node.note("closed_at goes with the state closed, and with no other")
    }
    if let openedAt, let closedAt, closedAt < openedAt { node.note("the session closed before it opened") }
  }

  func yaml(in zone: TimeZone) -> YAMLBlock {
    func time(_ date: Date?) -> YAMLValue { .plain(date.map { RFC3339.text($0, in: zone) }) }
    return YAMLBlock(
      [
        ("code", .plain(code)), ("parent", .plain(parent)), ("kind", .plain(kind.rawValue)),
        ("name", .text(name)), ("room", .text(room)), ("starts_at", time(startsAt)),
        ("ends_at", time(endsAt)),
        ("capacity", .plain(capacity.map(String.init))), ("chair", .plain(chair)),
        ("state", .plain(state.rawValue)), ("opened_at", time(openedAt)), ("closed_at", time(closedAt)),
      ] + origin.yaml)
  }
}
