import Graphics

/// Items with a mark each.
public struct ListBlock {
  public struct Item {
    public var mark: PreparedParagraph
    /// Paragraphs, inner lists, tables and charts.
    public var content: [FlowBlock]

    public init(mark: PreparedParagraph, content: [FlowBlock]) {
      self.mark = mark
      self.content = content
    }

    /// An item of plain paragraphs.
    public init(mark: PreparedParagraph, content: [PreparedParagraph]) {
      self.init(mark: mark, content: content.map { .paragraph($0, heading: nil) })
    }
  }

  /// The items' style: `before` and `after` lie around the list and between its items' paragraphs, `hanging` is
  /// where the text starts (0: half an em behind the widest mark).
  public var style: ParagraphStyle
  public var items: [Item]

  public init(style: ParagraphStyle, items: [Item]) {
    self.style = style
    self.items = items
  }

  /// Places the list at a height of what it stands in; `top` is that height in the column. Returns it and how high
  /// it is.
  func place(
    y: Double, top: Double, width: Double, in column: inout ColumnStacker
  ) -> ([PlacedElement], height: Double) {
    let widest = items.map(\.mark.contentWidths.widest).max() ?? 0
    let hanging = style.hanging > 0 ? style.hanging : widest + style.size / 2
    var list = PlacedElement(.list, language: style.language, origin: Point(x: style.left, y: y))
    let measure = width - style.left - style.right - hanging
    var inner = 0.0
    for (index, item) in items.enumerated() {
      if index > 0 { inner += style.after + style.before }
      let (element, height) = place(item, y: inner, top: top + inner, hanging: hanging, measure, in: &column)
      list.children.append(element)
      inner += height
    }
    return ([list], inner)
  }

  private func place(
    _ item: Item, y: Double, top: Double, hanging: Double, _ measure: Double, in column: inout ColumnStacker
  ) -> (PlacedElement, height: Double) {
    let mark = item.mark.layOut(width: hanging)
    column.noteOverflow(mark.overflow, mark.overflowOrigin)
    // Both stand on one baseline, also where their leadings differ.
    let own = mark.lines.first?.baseline ?? 0
    let drop = (firstBaseline(of: item, measure, in: &column) ?? own) - own
    let first = column.strips.count
    let (content, height) = column.stack(
      item.content, width: measure, top: top + max(0, -drop), spacing: (style.before, style.after))
    let bottom = max(0, drop) + mark.height
    if first == column.strips.count {
      column.add(mark.strips(from: top))
    } else {
      column.keepWhole(from: first, to: top + bottom)
    }
    let label = PlacedElement(
      .label, language: style.language, origin: Point(x: 0, y: max(0, drop)), lines: mark.lines)
    let body = PlacedElement(
      .body, language: style.language, origin: Point(x: hanging, y: max(0, -drop)), children: content)
    return (
      PlacedElement(.listItem, origin: Point(x: 0, y: y), children: [label, body]),
      max(height + max(0, -drop), bottom)
    )
  }

  /// The baseline of an item's first words; nil where it does not begin with words.
  private func firstBaseline(
    of item: Item, _ measure: Double, in column: inout ColumnStacker
  ) -> Double? {
    guard case .paragraph(let paragraph, _) = item.content.first else { return nil }
    return column.layOut(paragraph, width: measure).lines.first?.baseline
  }
}
