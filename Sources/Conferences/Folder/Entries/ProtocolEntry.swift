import Foundation
import StrictYAML

/// What protocol says of a guest of the guest list, which has no room for it: a place by hand, and whom the guest
/// replaces.
struct ProtocolEntry: Hashable, Sendable {
  var guest: String
  var precedence: LockedPlace?
  var replaces: String?
}

extension ProtocolEntry {
  init?(_ node: YAMLNode, _ references: References) {
    guard let map = node.mapping(keys: ["guest", "precedence", "replaces"]) else { return nil }
    self.init(
      guest: references.use(.participant, map.required("guest")) ?? "", precedence: LockedPlace(map["precedence"]),
      replaces: references.use(.participant, map["replaces"]))
    if replaces == guest { map["replaces"]?.note("nobody replaces himself") }
  }

  func yaml(in zone: TimeZone) -> YAMLBlock {
    YAMLBlock([
      ("guest", .plain(guest)), ("precedence", precedence?.yaml(in: zone) ?? .plain(nil)),
      ("replaces", .plain(replaces)),
    ])
  }
}
