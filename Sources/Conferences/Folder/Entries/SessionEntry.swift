import Foundation
import StrictYAML

/// A session of the conference; it may lie inside another.
struct SessionEntry: Hashable, Sendable {
  var code: String
  var parent: String?
  var kind: SessionKind
  var name: LocalisedText
  /// The code of its room; or the room's name, where rooms have no codes.
  var roomCode: String?
  var room: LocalisedText
  var startsAt: Date
  var endsAt: Date
  var capacity: Int?
  var chair: String?
  var moderators: [String]
  var speakers: [String]
  var interpreters: [String]
  var interpretation: [Language]
  var state: SessionState
  var openedAt: Date?
  var closedAt: Date?
  /// How often calendars were told of changes, so that they go on following where the folder is loaded.
  var calendarSequence: Int
  var origin: Origin
}

extension SessionEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "code", "parent", "kind", "name", "room", "starts_at", "ends_at", "capacity", "chair", "moderators",
      "speakers", "interpreters", "interpretation", "state", "opened_at", "closed_at", "calendar_sequence",
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
      roomCode: record["room"]?.stringIfScalar == nil ? nil : references.use(.room, record["room"]),
      room: record["room"]?.stringIfScalar == nil ? record.text("room") : LocalisedText(),
      startsAt: startsAt ?? .distantPast, endsAt: endsAt ?? .distantFuture,
      capacity: record.positive("capacity"), chair: references.use(.participant, record["chair"]),
      moderators: Self.people("moderators", record, references),
      speakers: Self.people("speakers", record, references),
      interpreters: Self.people("interpreters", record, references),
      interpretation: record.list("interpretation").compactMap { $0.choice() },
      state: record.choice("state", default: .planned), openedAt: record.time("opened_at"),
      closedAt: record.time("closed_at"), calendarSequence: record.positive("calendar_sequence") ?? 0,
      origin: record.origin)
    references.declare(.session, code, at: node)
    checkState(node)
  }

  private static func people(_ key: String, _ record: RecordReader, _ references: References) -> [String] {
    let people = record.list(key).compactMap { references.use(.participant, $0) }
    if Set(people).count < people.count { record[key]?.note("somebody stands twice") }
    return people
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
        ("name", .text(name)), ("room", roomCode.map { .plain($0) } ?? .text(room)),
        ("starts_at", time(startsAt)),
        ("ends_at", time(endsAt)),
        ("capacity", .plain(capacity.map(String.init))), ("chair", .plain(chair)),
        ("moderators", .words(moderators)), ("speakers", .words(speakers)),
        ("interpreters", .words(interpreters)), ("interpretation", .words(interpretation.map(\.rawValue))),
        ("state", .plain(state.rawValue)), ("opened_at", time(openedAt)), ("closed_at", time(closedAt)),
        ("calendar_sequence", .plain(calendarSequence == 0 ? nil : String(calendarSequence))),
      ] + origin.yaml)
  }
}
