import StrictYAML

/// A room of the conference.
struct RoomEntry: Hashable, Sendable {
  var code: String
  var name: LocalisedText
  var capacity: Int?
  var origin: Origin
}

extension RoomEntry {
  init?(_ node: YAMLNode, _ references: References) {
    guard let record = RecordReader(node, keys: ["code", "name", "capacity"]) else { return nil }
    self.init(
      code: record.code("code"), name: record.text("name", required: true),
      capacity: record.positive("capacity"), origin: record.origin)
    references.declare(.room, code, at: node)
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("code", .plain(code)), ("name", .text(name)), ("capacity", .plain(capacity.map(String.init))),
      ] + origin.yaml)
  }
}
