import Foundation
import StrictYAML

/// Somebody's part in the conference: a person's, or an organisation's that is invited as such. The order of
/// the file is the order of entry.
struct ParticipationEntry: Hashable, Sendable {
  var externalID: String
  var person: String?
  var organisation: String?
  var appointment: String?
  var delegation: String?
  var language: Language
  var roles: [Role]
  var precedence: LockedPlace?
  var replaces: String?
  var email: String?
  var phone: String?
  var state: ParticipationState
  var origin: Origin
}

extension ParticipationEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "external_id", "person", "organisation", "appointment", "delegation", "language", "roles", "precedence",
      "replaces", "email", "phone", "state",
    ]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    self.init(
      externalID: record.code("external_id"), person: references.use(.person, record["person"]),
      organisation: references.use(.organisation, record["organisation"]),
      appointment: record.optionalCode("appointment"),
      delegation: references.use(.delegation, record["delegation"]), language: record.language("language"),
      roles: Role.read(record.list("roles")), precedence: LockedPlace(record["precedence"]),
      replaces: references.use(.participant, record["replaces"]), email: record.line("email"),
      phone: record.line("phone"), state: record.choice("state", default: .approved), origin: record.origin)
    references.declare(.participant, externalID, at: node)
    check(record)
  }

  private func check(_ record: RecordReader) {
    if (record["person"] == nil) == (record["organisation"] == nil) {
      record.node.note("a participation is of a person or of an organisation; name one of them")
    }
    if appointment != nil, person == nil { record["appointment"]?.note("only a person holds an appointment") }
    if replaces != nil, replaces == externalID { record["replaces"]?.note("nobody replaces himself") }
    if let email, !Shape.isEmail(email) { record["email"]?.note("this is no mail address") }
    if let phone, !Shape.isPhone(phone) { record["phone"]?.note("this is no telephone number") }
  }

  func yaml(in zone: TimeZone) -> YAMLBlock {
    YAMLBlock(
      [
        ("external_id", .plain(externalID)), ("person", .plain(person)),
        ("organisation", .plain(organisation)),
        ("appointment", .plain(appointment)), ("delegation", .plain(delegation)),
        ("language", .plain(language.rawValue)), ("roles", .words(roles.map(\.rawValue))),
        ("precedence", precedence?.yaml(in: zone) ?? .plain(nil)), ("replaces", .plain(replaces)), ("email", .quoted(email)), ("phone", .quoted(phone)),
        ("state", .plain(state.rawValue)),
      ] + origin.yaml)
  }
}

extension LockedPlace {
  /// Reads a place with its reason, and with author and time where the file knows them.
  init?(_ node: YAMLNode?) {
    guard let map = node?.mapping(keys: ["position", "reason", "by", "at"]),
      let position = map.required("position")?.integer, let reason = map.required("reason")?.oneLine
    else { return nil }
    if !(1...1_000_000 ~= position) {
      map["position"]?.note("a place in precedence is a whole number from 1")
    }
    if (map["by"] == nil) != (map["at"] == nil) {
      node?.note("who gave a place and when belong together: give by and at, or neither")
    }
    self.init(position: position, reason: reason, by: map["by"]?.oneLine, at: map["at"]?.time)
  }

  func yaml(in zone: TimeZone) -> YAMLValue {
    .flow([
      ("position", .plain(String(position))), ("reason", .quoted(reason)), ("by", .quoted(by)),
      ("at", .plain(at.map { RFC3339.text($0, in: zone) })),
    ])
  }

  /// The same place with the author of another where the file does not say whose it is.
  func signed(as other: LockedPlace?) -> LockedPlace {
    guard by == nil, let other, other.position == position, other.reason == reason else { return self }
    return other
  }
}

extension Role {
  /// Each role once, in the order in which they are listed.
  static func read(_ nodes: [YAMLNode]) -> [Role] {
    var roles: [Role] = []
    for node in nodes {
      guard let role: Role = node.choice() else { continue }
      if roles.contains(role) { node.note("this role stands twice") }
      roles.append(role)
    }
    return roles
  }
}
