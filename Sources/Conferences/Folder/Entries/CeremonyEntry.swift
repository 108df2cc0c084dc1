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
  var project: String
  var amendment: Int
  var presenter: String?
  var recipient: String?
  var state: GrantState
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
    let keys = ["project", "amendment", "presenter", "recipient", "state", "proxy", "handed_at", "note"]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    let code = record["project"]?.oneLine ?? ""
    self.init(
      project: code, amendment: record["amendment"]?.integer ?? 0,
      presenter: references.use(.participant, record["presenter"]),
      recipient: references.use(.participant, record["recipient"]),
      state: record.choice("state", default: .planned), proxy: record.line("proxy"),
      handedAt: record.time("handed_at"), note: record.line("note"), origin: record.origin)
    if record["project"] == nil {
      node.note("the key project is missing; a grant hands over a project's certificate")
    } else {
      _ = references.use(.project, record["project"])
    }
    check(node)
  }

  private func check(_ node: YAMLNode) {
    if state.isHandedOver {
      if handedAt == nil { node.note("a grant that was handed over needs handed_at") }
      if presenter == nil { node.note("a grant that was handed over needs a presenter") }
      if state == .handed, recipient == nil {
        node.note(
          "a grant that was handed over needs a recipient; if somebody else took it, say state: proxy")
      }
    } else if handedAt != nil {
      node.note("handed_at goes with the states handed and proxy")
    }
    if (state == .proxy) != (proxy != nil) { node.note("proxy goes with the state proxy, and with no other") }
  }

  func yaml(in zone: TimeZone) -> YAMLBlock {
    YAMLBlock(
      [
        ("project", .quoted(project)), ("amendment", .plain(amendment == 0 ? nil : String(amendment))),
        ("presenter", .plain(presenter)), ("recipient", .plain(recipient)), ("state", .plain(state.rawValue)),
        ("proxy", .quoted(proxy)), ("handed_at", .plain(handedAt.map { RFC3339.text($0, in: zone) })),
        ("note", .quoted(note)),
      ] + origin.yaml)
  }
}
