import Foundation
import StrictYAML

/// That a guest withdrew, sent somebody else, or came back: the record of it, with all it takes to undo it.
struct DepartureEntry: Hashable, Sendable {
  var guest: String
  var event: ParticipationEvent.Kind
  var before: ParticipationState
  var substitute: String?
  /// Whether the substitute was added for it; what they were before, and in which delegation.
  var isNew: Bool?
  var substituteBefore: ParticipationState?
  var substituteFrom: String?
  /// The delegation that the substitute leads since.
  var leads: String?
  var reason: String?
  var key: String
  var at: Date
  var by: String
}

extension DepartureEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "guest", "event", "before", "substitute", "new", "substitute_before", "substitute_from", "leads", "reason",
      "key", "at", "by",
    ]
    guard let map = node.mapping(keys: keys) else { return nil }
    self.init(
      guest: references.use(.participant, map.required("guest")) ?? "",
      event: map.required("event")?.choice() ?? .withdrawn, before: map.required("before")?.choice() ?? .accepted,
      substitute: references.use(.participant, map["substitute"]), isNew: map["new"]?.boolean,
      substituteBefore: map["substitute_before"]?.choice(),
      substituteFrom: references.use(.delegation, map["substitute_from"]),
      leads: references.use(.delegation, map["leads"]), reason: map["reason"]?.oneLine,
      key: map.required("key")?.oneLine ?? "", at: map.required("at")?.time ?? .distantPast,
      by: map.required("by")?.oneLine ?? "")
    if (event == .substituted) != (substitute != nil) || (substitute == nil) != (isNew == nil) {
      node.note("substitute and new go with the event substituted, and with no other")
    }
    if event == .withdrawn, reason == nil { node.note("a withdrawal has a reason") }
  }

  func yaml(in zone: TimeZone) -> YAMLBlock {
    YAMLBlock([
      ("guest", .plain(guest)), ("event", .plain(event.rawValue)), ("before", .plain(before.rawValue)),
      ("substitute", .plain(substitute)), ("new", .plain(isNew.map { $0 ? "true" : "false" })),
      ("substitute_before", .plain(substituteBefore?.rawValue)), ("substitute_from", .plain(substituteFrom)),
      ("leads", .plain(leads)), ("reason", .quoted(reason)), ("key", .quoted(key)),
      ("at", .plain(RFC3339.text(at, in: zone))), ("by", .quoted(by)),
    ])
  }
}
