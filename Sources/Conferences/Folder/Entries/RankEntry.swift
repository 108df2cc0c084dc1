import StrictYAML

/// A band of ranks; it reaches to the rank before the next one.
struct RankEntry: Hashable, Sendable {
  var code: String
  var firstRank: Int
  var name: LocalisedText
  var origin: Origin
}

extension RankEntry {
  init?(_ node: YAMLNode) {
    guard let record = RecordReader(node, keys: ["code", "from", "name"]) else { return nil }
    if record["from"] == nil { node.note("the key from is missing; it is the highest rank of the band") }
    self.init(
      code: record.code("code"), firstRank: record.rank("from") ?? 0, name: record.text("name", required: true),
      origin: record.origin)
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [("code", .plain(code)), ("from", .plain(String(firstRank))), ("name", .text(name))] + origin.yaml)
  }
}
