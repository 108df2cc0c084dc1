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

  private let slot: SlotDefinition
  private let language: PaperLanguage
  private let layout: TemplateLayout
  private let book: StyleBook
  private let setter: PaperSetter
  private(set) var problems: [PaperProblem] = []
  /// The fields that stand in the slot: the origin of a span is the index here plus 1.
  private(set) var origins: [String] = []

  init(
    slot: SlotDefinition, language: PaperLanguage, layout: TemplateLayout, book: StyleBook,
    setter: PaperSetter
  ) {
    self.slot = slot
    self.language = slot.language ?? language
    self.layout = layout
    self.book = book
    self.setter = setter
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
        if let table = composer.table(table, in: scope) { blocks.append(.table(table)) }
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

  /// A paragraph with its fields filled; nil where nothing of it is left.
  private mutating func prepare(
    _ paragraph: TextParagraph, _ context: Context, in scope: FieldScope
  ) -> (paragraph: PreparedParagraph?, hasOmittedLine: Bool) {
    if paragraph.isConstant, let known = setter.constants[paragraph.number] { return (known, false) }
    let language = context.style.language ?? language
    var composer = ParagraphComposer(
      style: context.style, language: language, emphasis: context.emphasis, slot: slot.name, book: book,
      rules: layout.empty, origins: origins)
    let (result, origins) = composer.compose(paragraph.words, in: scope)
    self.origins = origins
    problems += composer.problems
    guard !result.isGone, composer.problems.isEmpty else { return (nil, result.hasOmittedLine) }
    let style = book.paragraphStyle(context.style, language, alignment: context.alignment)
    guard let prepared = prepare(result.spans, style) else { return (nil, result.hasOmittedLine) }
    if paragraph.isConstant { setter.constants[paragraph.number] = prepared }
    return (prepared, result.hasOmittedLine)
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

  private mutating func list(_ list: TextList, in scope: FieldScope) -> ListBlock? {
    let context = Context(style: book.style(list.style?.name ?? slot.style ?? ""))
    let language = context.style.language ?? language
    var style = book.paragraphStyle(context.style, language)
    var content: [[PreparedParagraph]] = []
    // Inside an item the list itself has made the indents.
    var inner = context
    inner.style.hanging = .points(0)
    inner.style.indent = .points(0)
    inner.style.left = .points(0)
    inner.style.right = .points(0)
    visit(list.items, in: scope) { composer, item, scope in
      var paragraphs: [PreparedParagraph] = []
      composer.visit(item.paragraphs, in: scope) { composer, paragraph, scope in
        var own = inner
        if let mark = paragraph.style { own.style = composer.book.style(mark.name) }
        if let prepared = composer.prepare(paragraph, own, in: scope).paragraph {
          paragraphs.append(prepared)
        }
      }
      if !paragraphs.isEmpty { content.append(paragraphs) }
    }
    guard !content.isEmpty else { return nil }
    var markStyle = book.paragraphStyle(inner.style, language, alignment: .left)
    markStyle.rule = nil
    markStyle.keepsLine = true
    style.rule = nil
    var items: [ListBlock.Item] = []
    for (index, paragraphs) in content.enumerated() {
      let mark = ListMark.text(
        context.style.marker, isOrdered: list.isOrdered, number: list.start + index)
      guard let textStyle = book.textStyle(context.style, language, Emphasis()),
        let prepared = prepare([TextSpan(mark, style: textStyle)], markStyle)
      else { return nil }
      items.append(ListBlock.Item(mark: prepared, content: paragraphs))
    }
    return ListBlock(style: style, items: items)
  }

  // MARK: Tables

  private mutating func table(_ table: TextTable, in scope: FieldScope) -> TableBlock? {
    let definition = layout.tables[table.style?.name ?? "table"] ?? TableDefinition()
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

  /// A row; nil where a field asked for it to be left out.
  private mutating func row(
    _ row: TextTable.Row, of table: TextTable, _ definition: TableDefinition, isHeader: Bool,
    in scope: FieldScope
  ) -> TableBlock.Row? {
    var cells: [PreparedParagraph] = []
    var isOmitted = false
    for (column, cell) in row.cells.enumerated() {
      let context = cellContext(column, cell, table, definition, isHeader: isHeader)
      let (prepared, hasOmittedLine) = prepare(cell, context, in: scope)
      if hasOmittedLine { isOmitted = true }
      let language = context.style.language ?? language
      if let paragraph = prepared ?? prepare([], book.paragraphStyle(context.style, language)) {
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
