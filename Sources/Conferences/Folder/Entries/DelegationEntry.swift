import StrictYAML

/// A delegation. Its place among the others is its place in the file.
struct DelegationEntry: Hashable, Sendable {
  var code: String
  var name: LocalisedText
  var organisation: String?
  var country: String
  var side: DelegationSide
  var head: String?
  var deputy: String?
  /// Of the host's side.
  var liaison: String?
  var state: DelegationState
  var origin: Origin
}

extension DelegationEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = ["code", "name", "organisation", "country", "side", "head", "deputy", "liaison", "state"]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    self.init(
      code: record.code("code"), name: record.text("name", required: true),
      organisation: references.use(.organisation, record["organisation"]), country: record.country("country"),
      side: record.required("side", standIn: .guest), head: references.use(.participant, record["head"]),
      deputy: references.use(.participant, record["deputy"]),
      liaison: references.use(.participant, record["liaison"]),
      state: record.choice("state", default: .forming),
      origin: record.origin)
    references.declare(.delegation, code, at: node)
    if state != .forming, head == nil {
      (record["state"] ?? node).note(
        "a \(state.rawValue) delegation needs a head; name it, or leave it forming")
    }
    if let head, head == deputy { record["deputy"]?.note("head and deputy are the same participant") }
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("code", .plain(code)), ("name", .text(name)), ("organisation", .plain(organisation)),
        ("country", .plain(country)), ("side", .plain(side.rawValue)), ("head", .plain(head)),
        ("deputy", .plain(deputy)), ("liaison", .plain(liaison)), ("state", .plain(state.rawValue)),
      ] + origin.yaml)
  }
}
