import Graphics

/// Items with a mark each.
public struct ListBlock {
  public struct Item {
    public var mark: PreparedParagraph
    public var content: [PreparedParagraph]

    public init(mark: PreparedParagraph, content: [PreparedParagraph]) {
      self.mark = mark
      self.content = content
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

  /// Places the list; returns its height.
  func place(at top: Double, width: Double, mayWrap: Bool, into flow: inout FlowLayout) -> Double {
    let widest = items.map(\.mark.contentWidths.widest).max() ?? 0
    let hanging = style.hanging > 0 ? style.hanging : widest + style.size / 2
    var list = PlacedElement(.list, language: style.language, origin: Point(x: style.left, y: top))
    let measure = width - style.left - style.right
    var y = 0.0
    for (index, item) in items.enumerated() {
      if index > 0 { y += style.after + style.before }
      let mark = item.mark.layOut(width: hanging)
      flow.noteOverflow(mark.overflow, mark.overflowOrigin)
      let label = PlacedElement(
        .label, language: style.language, origin: Point(x: 0, y: 0), lines: mark.lines)
      var body = PlacedElement(.body, language: style.language, origin: Point(x: hanging, y: 0))
      var inner = 0.0
      for (place, paragraph) in item.content.enumerated() {
        if place > 0 { inner += style.after + style.before }
        let layout = paragraph.layOut(width: measure - hanging, keepsLine: mayWrap ? false : nil)
        flow.noteOverflow(layout.overflow, layout.overflowOrigin)
        body.children.append(
          PlacedElement(
            .paragraph, language: paragraph.style.language, origin: Point(x: 0, y: inner),
            lines: layout.lines))
        inner += layout.height
      }
      list.children.append(
        PlacedElement(.listItem, origin: Point(x: 0, y: y), children: [label, body]))
      y += max(inner, mark.height)
    }
    flow.elements.append(list)
    return y
  }
}
