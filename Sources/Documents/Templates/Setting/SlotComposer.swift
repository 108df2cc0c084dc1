internal import Typesetting

/// Turns the words of one slot into blocks that can be set.
///
/// Belongs to one ``PaperSetter``; what is the same in every paper it prepares once.
struct SlotComposer {
  private struct Context {
    var style: StyleDefinition
    var emphasis = Emphasis()
    var alignment: ParagraphStyle.Alignment?
  }

  /// A paragraph with its fields filled.
  private struct Prepared {
    /// Nil where nothing of it is left.
    var paragraph: PreparedParagraph?
    var hasOmittedLine = false
    var number: Double?
    /// What it says; nil where that is the paragraph's own words.
    var text: String?
  }

  private let slot: SlotDefinition
  private let language: PaperLanguage
  private let layout: TemplateLayout
  private let book: StyleBook
  private let setter: PaperSetter
  private let isReview: Bool
  private(set) var problems: [PaperProblem] = []
  /// What is wrong with values although they can be set; empty but in reviews.
  private(set) var remarks: [PaperProblem] = []
  /// The fields that stand in the slot: the origin of a span is the index here plus 1.
  private(set) var origins: [String] = []

  init(
    slot: SlotDefinition, language: PaperLanguage, layout: TemplateLayout, book: StyleBook,
    setter: PaperSetter, isReview: Bool = false
  ) {
    self.slot = slot
    self.language = slot.language ?? language
    self.layout = layout
    self.book = book
    self.setter = setter
    self.isReview = isReview
  }

  /// The blocks of the slot.
  mutating func blocks(_ trees: [TextTree<TextBlock>], in scope: FieldScope) -> [FlowBlock] {
    var blocks: [FlowBlock] = []
    visit(trees, in: scope) { composer, block, scope in
      switch block {
      case .paragraph(let paragraph):
        let context = composer.context(of: paragraph)
        if let prepared = composer.prepare(paragraph, context, in: scope).paragraph {
          blocks.append(.paragraph(prepared, heading: composer.heading(paragraph, context.style)))
        }
      case .list(let list):
        if let list = composer.list(list, in: scope) { blocks.append(.list(list)) }
      case .table(let table):
        if let chart = table.style.flatMap({ composer.layout.charts[$0.name] }) {
          if let bars = composer.bars(table, chart, in: scope) { blocks.append(.bars(bars)) }
        } else if let table = composer.table(table, in: scope) {
          blocks.append(.table(table))
        }
      }
    }
    return blocks
  }

  /// Visits each content as often as its sections show it.
  private mutating func visit<Content>(
    _ trees: [TextTree<Content>], in scope: FieldScope,
    _ body: (inout SlotComposer, Content, FieldScope) -> Void
  ) {
    for tree in trees {
      switch tree {
      case .content(let content): body(&self, content, scope)
      case .section(let section, let children):
        for inner in scope.scopes(of: section) { visit(children, in: inner, body) }
      }
    }
  }

  // MARK: Paragraphs

  private func heading(_ paragraph: TextParagraph, _ style: StyleDefinition) -> Int? {
    style.heading ?? paragraph.headingLevel.map { min($0 - 1, 6) }
  }

  private func context(of paragraph: TextParagraph) -> Context {
    if let style = paragraph.style { return Context(style: book.style(style.name)) }
    if let level = paragraph.headingLevel { return Context(style: book.style("h\(level - 1)")) }
    return Context(style: book.style(slot.style ?? ""))
  }

  /// Fills the fields of a paragraph.
  private mutating func prepare(
    _ paragraph: TextParagraph, _ context: Context, in scope: FieldScope
  ) -> Prepared {
    if paragraph.isConstant, let known = setter.constants[paragraph.number] {
      return Prepared(paragraph: known)
    }
    let language = context.style.language ?? language
    var composer = ParagraphComposer(
      style: context.style, language: language, emphasis: context.emphasis, slot: slot.name, book: book,
      rules: layout.empty, origins: origins, isReview: isReview)
    // Given away, not copied: a list of guests has thousands.
    origins = []
    let (result, origins) = composer.compose(paragraph.words, in: scope)
    self.origins = origins
    problems += composer.problems
    remarks += composer.remarks
    var answer = Prepared(
      hasOmittedLine: result.hasOmittedLine, number: result.number,
      text: result.spans.map(\.text).joined())
    guard !result.isGone, composer.problems.isEmpty else { return answer }
    let style = book.paragraphStyle(context.style, language, alignment: context.alignment)
    answer.paragraph = prepare(result.spans, style)
    if paragraph.isConstant { setter.constants[paragraph.number] = answer.paragraph }
    return answer
  }

  private mutating func prepare(_ spans: [TextSpan], _ style: ParagraphStyle) -> PreparedParagraph? {
    do throws(TypesettingError) {
      return try setter.typesetter.prepare(spans, style: style)
    } catch {
      switch error {
      case .missingCharacters(let characters):
        problems += characters.map { character in
          .missingGlyph(
            character: character.description,
            field: character.origin > 0 ? origins[character.origin - 1] : nil,
            slot: slot.name)
        }
      }
      return nil
    }
  }

  // MARK: Lists

  /// `outer` is the style of the list around an inner one.
  private mutating func list(
    _ list: TextList, inside outer: StyleDefinition? = nil, in scope: FieldScope
  ) -> ListBlock? {
    let own = list.style.map { book.style($0.name) } ?? outer
    let context = Context(style: own ?? book.style(slot.style ?? ""))
    let language = context.style.language ?? language
    var style = book.paragraphStyle(context.style, language)
    var content: [[FlowBlock]] = []
    // Inside an item the list itself has made the indents.
    var inner = context
    inner.style.hanging = .points(0)
    inner.style.indent = .points(0)
    inner.style.left = .points(0)
    inner.style.right = .points(0)
    visit(list.items, in: scope) { composer, item, scope in
      let blocks = composer.blocks(of: item, inner, hanging: context.style.hanging, in: scope)
      if !blocks.isEmpty { content.append(blocks) }
    }
    guard !content.isEmpty else { return nil }
    var markStyle = book.paragraphStyle(inner.style, language, alignment: .left)
    markStyle.rule = nil
    markStyle.keepsLine = true
    style.rule = nil
    var items: [ListBlock.Item] = []
    for (index, blocks) in content.enumerated() {
      let mark = ListMark.text(
        context.style.marker, isOrdered: list.isOrdered, number: list.start + index)
      guard let textStyle = book.textStyle(context.style, language, Emphasis()),
        let prepared = prepare([TextSpan(mark, style: textStyle)], markStyle)
      else { return nil }
      items.append(ListBlock.Item(mark: prepared, content: blocks))
    }
    return ListBlock(style: style, items: items)
  }

  /// What stands in an item: paragraphs in the list's style unless they name one, and inner lists.
  private mutating func blocks(
    of item: TextList.Item, _ context: Context, hanging: Length, in scope: FieldScope
  ) -> [FlowBlock] {
    var blocks: [FlowBlock] = []
    var outer = context.style
    outer.hanging = hanging
    visit(item.blocks, in: scope) { composer, block, scope in
      switch block {
      case .paragraph(let paragraph):
        var own = context
        if let mark = paragraph.style { own.style = composer.book.style(mark.name) }
        if let prepared = composer.prepare(paragraph, own, in: scope).paragraph {
          blocks.append(.paragraph(prepared, heading: nil))
        }
      case .list(let list):
        if let list = composer.list(list, inside: outer, in: scope) { blocks.append(.list(list)) }
      case .table: break
      }
    }
    return blocks
  }

  // MARK: Tables

  private mutating func table(_ table: TextTable, in scope: FieldScope) -> TableBlock? {
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
    _ table: TextTable, _ definition: TableDefinition, in scope: FieldScope
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
    _ row: TextTable.Row, of table: TextTable, _ definition: TableDefinition, isHeader: Bool,
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
    _ column: Int, _ cell: TextParagraph, _ table: TextTable, _ definition: TableDefinition, isHeader: Bool
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

  // MARK: Charts

  /// The bars of a table of two columns: what is compared, and how much.
  private mutating func bars(
    _ table: TextTable, _ chart: ChartDefinition, in scope: FieldScope
  ) -> BarChartBlock? {
    let label = book.style(chart.labelStyle ?? slot.style ?? "")
    let contexts = [
      Context(style: label),
      Context(style: chart.valueStyle.map { book.style($0) } ?? label, alignment: .right),
    ]
    var bars: [BarChartBlock.Bar] = []
    var said: [String] = []
    var fields: [String?] = []
    visit(table.rows, in: scope) { composer, row, scope in
      guard row.cells.count == 2 else { return }
      let words = composer.prepare(row.cells[0], contexts[0], in: scope)
      let figure = composer.prepare(row.cells[1], contexts[1], in: scope)
      guard !words.hasOmittedLine, !figure.hasOmittedLine, let label = words.paragraph,
        let value = figure.paragraph
      else { return }
      let language = contexts[1].style.language ?? composer.language
      guard
        let number = figure.number ?? row.cells[1].plainNumber(in: language)
          ?? figure.text.flatMap({ TextParagraph.number(in: $0, language) })
      else {
        composer.problems.append(
          .format(field: row.cells[1].firstField ?? "", reason: "is no number, so no bar can show it"))
        return
      }
      bars.append(BarChartBlock.Bar(label: label, value: value, number: number))
      fields.append(row.cells[1].firstField)
      said.append(
        "\(words.text ?? row.cells[0].plainText): \(figure.text ?? row.cells[1].plainText)")
    }
    guard !bars.isEmpty, problems.isEmpty else { return nil }
    let style = BarChartStyle(
      colour: chart.colour, track: chart.track, thickness: chart.thickness.points(at: label.size),
      gap: chart.gap.points(at: label.size), labelShare: chart.labelShare,
      language: (label.language ?? language).text, before: chart.before.points(at: label.size),
      after: chart.after.points(at: label.size))
    let words = said.joined(separator: "; ").replacing("\n", with: " ")
    do throws(BarChartError) {
      return try BarChartBlock(
        style: style, bars: bars, whole: chart.whole,
        alternative: chart.alternatives[language].map { "\($0): \(words)" } ?? words
      )
    } catch {
      var field: String?
      if case .impossibleNumber(let index) = error { field = fields[index] }
      problems.append(.chart(slot: slot.name, field: field, reason: error.description))
      return nil
    }
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

/// The mark before a list item.
enum ListMark {
  /// `marker` is the style's own; `{n}` in it is the item's number, `{n:wide}` the number in full-width digits.
  static func text(_ marker: String?, isOrdered: Bool, number: Int) -> String {
    let pattern = marker ?? (isOrdered ? "{n}." : "•")
    let wide = String(number).unicodeScalars.map { scalar in
      Unicode.Scalar(scalar.value - 0x30 + 0xFF10).map(String.init) ?? ""
    }
    return pattern.replacing("{n:wide}", with: wide.joined()).replacing("{n}", with: String(number))
  }
}
