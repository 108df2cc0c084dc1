internal import StrictYAML
internal import Typesetting

/// Reads `tables:`.
struct TableReader {
  private static let keys = [
    "columns", "style", "header", "align", "valign", "rules", "weight", "colour", "padding", "headers",
    "before", "after", "language", "crossed",
  ]

  let styles: Set<String>

  func read(_ mapping: YAMLMapping) -> [String: TableDefinition] {
    var tables: [String: TableDefinition] = [:]
    for (name, node) in mapping.entries { tables[name] = table(node) }
    return tables
  }

  private func table(_ node: YAMLNode) -> TableDefinition? {
    guard let mapping = node.mapping(keys: Self.keys) else { return nil }
    var table = TableDefinition()
    table.columns = mapping["columns"]?.list?.compactMap(column) ?? []
    table.styles = mapping["style"].map(styleNames) ?? []
    table.headerStyles = mapping["header"].map(styleNames) ?? []
    if let align = mapping["align"] {
      table.alignments = oneOrMore(align).compactMap { $0.choice(ParagraphStyle.Alignment.self) }
    }
    if let language = mapping["language"] {
      table.languages = oneOrMore(language).compactMap { $0.choice(PaperLanguage.self) }
    }
    table.verticalAlignment = mapping["valign"]?.choice() ?? table.verticalAlignment
    table.rules = mapping["rules"]?.choice() ?? table.rules
    table.headers = mapping["headers"]?.choice() ?? table.headers
    table.isCrossed = mapping["crossed"]?.boolean ?? false
    table.colour = mapping["colour"].flatMap(LengthReader.colour) ?? table.colour
    table.weight = mapping["weight"].flatMap { LengthReader.length($0) } ?? table.weight
    table.before = mapping["before"].flatMap { LengthReader.length($0) } ?? table.before
    table.after = mapping["after"].flatMap { LengthReader.length($0) } ?? table.after
    if let padding = mapping["padding"] { readPadding(padding, into: &table) }
    return table
  }

  private func oneOrMore(_ node: YAMLNode) -> [YAMLNode] {
    node.stringIfScalar != nil ? [node] : node.list ?? []
  }

  private func styleNames(_ node: YAMLNode) -> [String] {
    oneOrMore(node).compactMap { node in
      guard let name = node.string else { return nil }
      if !styles.contains(name) {
        node.note("there is no style \(Quotation.quoted(name)); \(Remedy.of(name, among: styles))")
      }
      return name
    }
  }

  private func column(_ node: YAMLNode) -> TableDefinition.Column? {
    guard let text = node.string else { return nil }
    if text == "auto" { return .automatic }
    guard let (number, unit) = LengthReader.split(text), number > 0 else {
      node.note("\(Quotation.quoted(text)) is no column width; write auto, 2fr, 30mm or 20%")
      return nil
    }
    switch unit {
    case "fr": return .fraction(number)
    case "%": return .share(number / 100)
    default: return LengthReader.length(node).map { .length($0) }
    }
  }

  private func readPadding(_ node: YAMLNode, into table: inout TableDefinition) {
    if node.stringIfScalar != nil {
      let length = LengthReader.length(node)
      table.paddingX = length ?? table.paddingX
      table.paddingY = length ?? table.paddingY
    } else if let mapping = node.mapping(keys: ["x", "y"]) {
      table.paddingX = mapping["x"].flatMap { LengthReader.length($0) } ?? table.paddingX
      table.paddingY = mapping["y"].flatMap { LengthReader.length($0) } ?? table.paddingY
    }
  }
}
