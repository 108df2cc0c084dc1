import StrictYAML

/// A body, company or office.
struct OrganisationEntry: Hashable, Sendable {
  var code: String
  var kind: OrganisationKind
  var country: String
  var parent: String?
  var name: LocalisedText
  var letterhead: LocalisedText
  var symbol: String?
  var aliases: [AliasEntry]
  var origin: Origin
}

/// A name under which something is known elsewhere.
struct AliasEntry: Hashable, Sendable {
  var body: String
  var provenance: Provenance

  /// Reads `{name: …, provenance: …}`, each name once.
  static func read(_ nodes: [YAMLNode]) -> [AliasEntry] {
    var aliases: [AliasEntry] = []
    for node in nodes {
      guard let map = node.mapping(keys: ["name", "provenance"]), let body = map.required("name")?.oneLine
      else {
        continue
      }
      if aliases.contains(where: { $0.body == body }) { node.note("this alias stands twice") }
      aliases.append(AliasEntry(body: body, provenance: map["provenance"]?.choice() ?? .operator))
    }
    return aliases.sorted { $0.body.utf8.lexicographicallyPrecedes($1.body.utf8) }
  }
}

extension OrganisationEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = ["code", "kind", "country", "parent", "name", "letterhead", "symbol", "aliases"]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    self.init(
      code: record.code("code"), kind: record.choice("kind", default: .organisation),
      country: record.country("country"), parent: references.use(.organisation, record["parent"]),
      name: record.text("name", required: true), letterhead: record.text("letterhead"),
      symbol: record.optionalCode("symbol"), aliases: AliasEntry.read(record.list("aliases")),
      origin: record.origin)
    references.declare(.organisation, code, at: node)
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("code", .plain(code)), ("kind", .plain(kind.rawValue)), ("country", .plain(country)),
        ("parent", .plain(parent)), ("name", .text(name)), ("letterhead", .text(letterhead)),
        ("symbol", .plain(symbol)), ("aliases", AliasEntry.yaml(aliases)),
      ] + origin.yaml)
  }
}

extension AliasEntry {
  static func yaml(_ aliases: [AliasEntry]) -> YAMLValue {
    .list(
      aliases.map { .flow([("name", .quoted($0.body)), ("provenance", .plain($0.provenance.rawValue))]) })
  }
}
