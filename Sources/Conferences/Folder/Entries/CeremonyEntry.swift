import Foundation
import StrictYAML

/// A ceremony, with its grants in the order in which they are handed over.
struct CeremonyEntry: Hashable, Sendable {
  var code: String
  var session: String
  var name: LocalisedText
  var grants: [GrantEntry]
  var origin: Origin
}

/// One hand-over on stage.
struct GrantEntry: Hashable, Sendable {
  /// The code of the project whose certificate is handed over; empty for another instrument.
  var project = ""
  var amendment = 0
  var instrument: String?
  /// In the order of the stage.
  var presenters: [String] = []
  var recipients: [String] = []
  var state = GrantState.planned
  var proxy: String?
  var handedAt: Date?
  var note: String?
  var origin: Origin
}

extension CeremonyEntry {
  /// - Parameters:
  ///   - node: The ceremony.
  ///   - references: Learns what it names.
  ///   - places: Gets the places of its grants.
  init?(_ node: YAMLNode, _ references: References, grants places: inout [Place]) {
    guard let record = RecordReader(node, keys: ["code", "session", "name", "grants"]) else { return nil }
    let nodes = record.list("grants")
    places = nodes.map { Place($0, of: .ceremonies) }
    self.init(
      code: record.code("code"), session: references.use(.session, record["session"]) ?? "",
      name: record.text("name", required: true), grants: nodes.compactMap { GrantEntry($0, references) },
      origin: record.origin)
    references.declare(.ceremony, code, at: node)
    if record["session"] == nil {
      node.note("the key session is missing; a ceremony takes place in a session")
    }
  }

  func yaml(in zone: TimeZone) -> YAMLBlock {
    YAMLBlock(
      [
        ("code", .plain(code)), ("session", .plain(session)), ("name", .text(name)),
        ("grants", .list(grants.map { .block($0.yaml(in: zone)) })),
      ] + origin.yaml)
  }
}

extension GrantEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "project", "amendment", "instrument", "presenter", "recipient", "state", "proxy", "handed_at", "note",
    ]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    self.init(
      project: record["project"]?.oneLine ?? "", amendment: record["amendment"]?.integer ?? 0,
      instrument: references.use(.instrument, record["instrument"]),
      presenters: Self.guests(record["presenter"], references),
      recipients: Self.guests(record["recipient"], references),
      state: record.choice("state", default: .planned), proxy: record.line("proxy"),
      handedAt: record.time("handed_at"), note: record.line("note"), origin: record.origin)
    if record["project"] != nil { _ = references.use(.project, record["project"]) }
    if (record["project"] == nil) == (record["instrument"] == nil) {
      node.note(
        "a grant hands over a project's certificate or another instrument: name project or instrument")
    }
    check(node)
  }

  /// One guest, or a list of them in the order of the stage.
  private static func guests(_ node: YAMLNode?, _ references: References) -> [String] {
    guard let node else { return [] }
    guard node.stringIfScalar == nil else {
      return [references.use(.participant, node)].compactMap { $0 }
    }
    return (node.list ?? []).compactMap { references.use(.participant, $0) }
  }

  private func check(_ node: YAMLNode) {
    if state.isHandedOver {
      if handedAt == nil { node.note("a grant that was handed over needs handed_at") }
      if presenters.isEmpty { node.note("a grant that was handed over needs a presenter") }
      if state == .handed, recipients.isEmpty {
        node.note(
          "a grant that was handed over needs a recipient; if somebody else took it, say state: proxy")
      }
    } else if handedAt != nil {
      node.note("handed_at goes with the states handed and proxy")
    }
    if (state == .proxy) != (proxy != nil) { node.note("proxy goes with the state proxy, and with no other") }
    if Set(presenters + recipients).count < presenters.count + recipients.count {
      node.note("somebody would stand on the stage twice; name each guest once")
    }
  }

  func yaml(in zone: TimeZone) -> YAMLBlock {
    func guests(_ guests: [String]) -> YAMLValue {
      guests.count > 1 ? .words(guests) : .plain(guests.first)
    }
    return YAMLBlock(
      [
        ("project", .quoted(project.isEmpty ? nil : project)),
        ("amendment", .plain(amendment == 0 ? nil : String(amendment))), ("instrument", .plain(instrument)),
        ("presenter", guests(presenters)), ("recipient", guests(recipients)),
        ("state", .plain(state.rawValue)),
        ("proxy", .quoted(proxy)), ("handed_at", .plain(handedAt.map { RFC3339.text($0, in: zone) })),
        ("note", .quoted(note)),
      ] + origin.yaml)
  }
}
