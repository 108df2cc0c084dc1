internal import Typesetting

/// Tables, and those whose rows say where the cells of another one stand.
extension SlotComposer {
  mutating func table(_ table: TemplateTable, in scope: FieldScope) -> TableBlock? {
    let definition = layout.tables[table.style?.name ?? "table"] ?? TableDefinition()
    if definition.isCrossed { return crossed(table, definition, in: scope) }
    var rows: [TableBlock.Row] = []
    if let header = table.header, let row = row(header, of: table, definition, isHeader: true, in: scope) {
      rows.append(row)
    }
    visit(table.rows, in: scope) { composer, row, scope in
      if let row = composer.row(row, of: table, definition, isHeader: false, in: scope) { rows.append(row) }
    }
    guard !rows.isEmpty else { return nil }
    return TableBlock(style: tableStyle(definition), rows: rows)
  }

  /// A table whose rows say where the cells of another one stand; rows and columns come in the order in which they are
  /// named first.
  private mutating func crossed(
    _ table: TemplateTable, _ definition: TableDefinition, in scope: FieldScope
  ) -> TableBlock? {
    var rows = CrossedAxis()
    var columns = CrossedAxis()
    var cells: [CrossedAxis.Place: PreparedParagraph] = [:]
    visit(table.rows, in: scope) { composer, row, scope in
      guard row.cells.count == 3 else { return }
      let prepared = row.cells.enumerated().map { index, cell in
        composer.prepare(
          cell, composer.cellContext(index, cell, table, definition, isHeader: index < 2), in: scope)
      }
      guard !prepared.contains(where: \.hasOmittedLine),
        let row = rows.index(of: prepared[0].text, prepared[0].paragraph),
        let column = columns.index(of: prepared[1].text, prepared[1].paragraph)
      else { return }
      cells[CrossedAxis.Place(row: row, column: column)] = prepared[2].paragraph
    }
    func blank(_ column: Int) -> PreparedParagraph? {
      let style = book.style(
        definition.styles.isEmpty
          ? slot.style ?? "" : definition.styles[min(column, definition.styles.count - 1)])
      return prepare([], book.paragraphStyle(style, style.language ?? language))
    }
    let corner = table.header?.cells.first.flatMap { cell in
      prepare(cell, cellContext(0, cell, table, definition, isHeader: true), in: scope).paragraph
    }
    guard !rows.heads.isEmpty, let corner = corner ?? blank(0), let empty = blank(2) else { return nil }
    var blocks = [TableBlock.Row(cells: [corner] + columns.heads, isHeader: true)]
    for (row, head) in rows.heads.enumerated() {
      let words = columns.heads.indices.map {
        cells[CrossedAxis.Place(row: row, column: $0)] ?? empty
      }
      blocks.append(TableBlock.Row(cells: [head] + words, isHeader: false))
    }
    var style = tableStyle(definition)
    let widths = style.columns
    style.columns =
      [widths.first ?? .automatic] + columns.heads.map { _ in widths.dropFirst().first ?? .fraction(1) }
    return TableBlock(style: style, rows: blocks)
  }

  /// A row; nil where a field asked for it to be left out.
  private mutating func row(
    _ row: TemplateTable.Row, of table: TemplateTable, _ definition: TableDefinition, isHeader: Bool,
    in scope: FieldScope
  ) -> TableBlock.Row? {
    var cells: [PreparedParagraph] = []
    var isOmitted = false
    for (column, cell) in row.cells.enumerated() {
      let context = cellContext(column, cell, table, definition, isHeader: isHeader)
      let prepared = prepare(cell, context, in: scope)
      if prepared.hasOmittedLine { isOmitted = true }
      let language = context.style.language ?? language
      if let paragraph = prepared.paragraph ?? prepare([], book.paragraphStyle(context.style, language)) {
        cells.append(paragraph)
      }
    }
    return isOmitted ? nil : TableBlock.Row(cells: cells, isHeader: isHeader)
  }

  private func cellContext(
    _ column: Int, _ cell: TextParagraph, _ table: TemplateTable, _ definition: TableDefinition,
    isHeader: Bool
  ) -> Context {
    func choice<Value>(_ values: [Value]) -> Value? {
      values.count == 1 ? values[0] : column < values.count ? values[column] : values.last
    }
    let plain = choice(definition.styles) ?? slot.style ?? ""
    let heading = isHeader ? choice(definition.headerStyles) : nil
    var context = Context(style: book.style(cell.style?.name ?? heading ?? plain))
    if isHeader, heading == nil { context.emphasis.isBold = true }
    let written = column < table.alignments.count ? table.alignments[column] : nil
    context.style.language = choice(definition.languages) ?? context.style.language
    context.alignment = written ?? choice(definition.alignments)
    return context
  }

  private func tableStyle(_ definition: TableDefinition) -> TableStyle {
    // The em of a table's lengths is the size of its cells.
    let size = book.style(definition.styles.first ?? slot.style ?? "").size
    return TableStyle(
      columns: definition.columns.map { column in
        switch column {
        case .automatic: .automatic
        case .fraction(let fraction): .fraction(fraction)
        case .share(let share): .share(share)
        case .length(let length): .length(length.points(at: size))
        }
      },
      rules: definition.rules, weight: definition.weight.points(at: size), colour: definition.colour,
      paddingX: definition.paddingX.points(at: size), paddingY: definition.paddingY.points(at: size),
      verticalAlignment: definition.verticalAlignment, headers: definition.headers,
      before: definition.before.points(at: size), after: definition.after.points(at: size))
  }
}
