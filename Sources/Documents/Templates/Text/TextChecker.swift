internal import StrictYAML

/// Checks the words of a file against the layout and the fields of its kind, and writes into each field its full
/// name.
struct TextChecker {
  private let layout: TemplateLayout
  private let catalogue: [String: FieldType]
  private let problems: ProblemList
  /// The rows fields a place lies in, outermost first.
  private var rows: [(name: String, fields: [String: FieldType])] = []
  /// Where the paragraph begins that is being checked: words have no place of their own.
  private var paragraphPlace = TextPlace(line: 1, column: 1)
  private(set) var usedFields: Set<String> = []

  init(layout: TemplateLayout, catalogue: FieldCatalogue, problems: ProblemList) {
    self.layout = layout
    self.catalogue = catalogue.fields
    self.problems = problems
    if let sheet = layout.sheet, case .rows(let fields) = catalogue.fields[sheet.field] {
      rows = [(sheet.field, fields)]
    }
  }

  mutating func check(_ text: TemplateText) -> TemplateText {
    var text = text
    for index in text.slots.indices {
      let slot = text.slots[index]
      if slot.slot.isEmpty { continue }
      guard let definition = layout.slot(slot.slot) else {
        let remedy = Remedy.of(slot.slot, among: layout.slots.map(\.name))
        problems.add(slot.place, "there is no slot \(Quotation.quoted(slot.slot)) in layout.yaml; \(remedy)")
        continue
      }
      if definition.code != nil, !slot.blocks.isEmpty {
        problems.add(slot.place, "the slot \(slot.slot) holds a code, so no words can stand in it")
      }
      text.slots[index].blocks = trees(slot.blocks) { $0.block($1) }
    }
    if text.slot("mark")?.blocks.isEmpty ?? true {
      problems.add(
        TextPlace(line: 1, column: 1),
        "the slot mark has no words; write # mark and the mark of unsigned papers, drafts and samples")
    }
    return text
  }

  private mutating func trees<Content>(
    _ trees: [TextTree<Content>], _ check: (inout TextChecker, Content) -> Content
  ) -> [TextTree<Content>] {
    trees.map { tree in
      switch tree {
      case .content(let content): return .content(check(&self, content))
      case .section(var section, let children):
        // Inside an unknown section nothing can be told to be wrong.
        guard let (type, fullName, level) = find(section.field, section.place) else {
          return .section(section, [])
        }
        if level == 0 { usedFields.insert(section.field) }
        section.level = level
        guard case .rows(let fields) = type, !section.isInverse else {
          return .section(section, self.trees(children, check))
        }
        if rows.contains(where: { $0.name == fullName }) {
          problems.add(
            section.place,
            "the rows \(fullName) stand in themselves; each of them would hold all of them again")
          return .section(section, [])
        }
        rows.append((fullName, fields))
        defer { rows.removeLast() }
        return .section(section, self.trees(children, check))
      }
    }
  }

  /// A field's type, full name and level: looked up in the innermost rows first.
  private func find(_ name: String, _ place: TextPlace) -> (FieldType, String, Int)? {
    for (index, level) in rows.enumerated().reversed() {
      if let type = level.fields[name] { return (type, "\(level.name).\(name)", index + 1) }
    }
    if let type = catalogue[name] { return (type, name, 0) }
    let known = Set(catalogue.keys).union(rows.flatMap(\.fields.keys))
    problems.add(place, "there is no field \(Quotation.quoted(name)); \(Remedy.of(name, among: known))")
    return nil
  }

  private mutating func block(_ block: TextBlock) -> TextBlock {
    switch block {
    case .paragraph(let paragraph): return .paragraph(self.paragraph(paragraph))
    case .list(var list):
      checkStyle(list.style, among: Set(layout.styles.keys), kind: "style")
      list.items = trees(list.items) { checker, item in
        TextList.Item(blocks: checker.trees(item.blocks) { $0.block($1) })
      }
      return .list(list)
    case .table(var table):
      if let name = table.style?.name, layout.charts[name] != nil {
        checkChart(table)
      } else {
        let names = Set(layout.tables.keys).union(layout.charts.keys)
        checkStyle(table.style, among: names, kind: "table style or chart")
      }
      if layout.tables[table.style?.name ?? "table"]?.isCrossed ?? false { checkCrossed(table) }
      table.header = table.header.map { row($0) }
      table.rows = trees(table.rows) { $0.row($1) }
      return .table(table)
    }
  }

  private mutating func row(_ row: TemplateTable.Row) -> TemplateTable.Row {
    TemplateTable.Row(cells: row.cells.map { paragraph($0) })
  }

  private mutating func paragraph(_ paragraph: TextParagraph) -> TextParagraph {
    var paragraph = paragraph
    checkStyle(paragraph.style, among: Set(layout.styles.keys), kind: "style")
    if let level = paragraph.headingLevel, paragraph.style == nil, layout.styles["h\(level - 1)"] == nil {
      problems.add(
        paragraph.place,
        "there is no style h\(level - 1) for this heading; add it to styles, or begin with {.style}")
    }
    paragraphPlace = paragraph.place
    paragraph.words = trees(paragraph.words) { $0.word($1) }
    return paragraph
  }

  /// A field in one pair of braces would be printed as it stands.
  private func checkBraces(_ words: String) {
    for part in words.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: "}") else { continue }
      let name = String(part[..<end])
      guard catalogue[name] != nil || rows.contains(where: { $0.fields[name] != nil }) else { continue }
      problems.add(paragraphPlace, "{\(name)} would be printed as it is; write {{\(name)}} for the field")
    }
  }

  /// A reading is text above a text; where it is found is written into it.
  private mutating func checked(
    _ ruby: TextField.Ruby, of field: TextField, _ type: FieldType
  ) -> TextField.Ruby? {
    guard type == .name || type == .text else {
      problems.add(field.place, "a \(type.name) has no reading above it; ruby is for names and texts")
      return nil
    }
    guard let (reading, _, level) = find(ruby.name, field.place) else { return nil }
    guard reading == .name || reading == .text else {
      problems.add(field.place, "a \(reading.name) can't be a reading; ruby= takes a name or a text")
      return nil
    }
    if level == 0 { usedFields.insert(ruby.name) }
    return TextField.Ruby(name: ruby.name, level: level)
  }

  private func checkChart(_ table: TemplateTable) {
    let count = table.alignments.count
    guard count != 2 else { return }
    problems.add(
      table.place, "a chart is made of two columns, what is compared and how much; this table has \(count)")
  }

  private func checkCrossed(_ table: TemplateTable) {
    let count = table.alignments.count
    guard count != 3 else { return }
    problems.add(
      table.place,
      "a crossed table is made of three columns, the row, the column and the words of each cell; this table has \(count)"
    )
  }

  private func checkStyle(_ mark: TextMark?, among names: Set<String>, kind: String) {
    guard let mark, !names.contains(mark.name) else { return }
    problems.add(
      mark.place, "there is no \(kind) \(Quotation.quoted(mark.name)); \(Remedy.of(mark.name, among: names))")
  }

  private mutating func word(_ word: TextWord) -> TextWord {
    if case .text(let words, _) = word { checkBraces(words) }
    guard case .field(var field, let emphasis) = word,
      let (type, fullName, level) = find(field.name, field.place)
    else { return word }
    field.fullName = fullName
    field.level = level
    if level == 0 { usedFields.insert(field.name) }
    switch type {
    case .flag, .rows:
      problems.add(
        field.place,
        "the field \(field.name) is a \(type.name) and can't be printed; write {{#\(field.name)}}…{{/\(field.name)}}"
      )
    default:
      if let ruby = field.ruby { field.ruby = checked(ruby, of: field, type) }
      if let format = field.format, !type.formats.contains(format) {
        let remedy =
          type.formats.isEmpty ? "a \(type.name) has no formats" : Remedy.of(format, among: type.formats)
        problems.add(field.place, "a \(type.name) has no format \(Quotation.quoted(format)); \(remedy)")
      }
    }
    return .field(field, emphasis)
  }
}
