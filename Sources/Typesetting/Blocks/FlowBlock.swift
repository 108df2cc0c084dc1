import Graphics

/// Something that stands in a column below what came before it.
public enum FlowBlock {
  /// - Parameter heading: 1 to 6 for a heading, nil for a plain paragraph.
  case paragraph(PreparedParagraph, heading: Int?)
  case list(ListBlock)
  case table(TableBlock)

  var space: (before: Double, after: Double) {
    switch self {
    case .paragraph(let paragraph, _): (paragraph.style.before, paragraph.style.after)
    case .list(let list): (list.style.before, list.style.after)
    case .table(let table): (table.style.before, table.style.after)
    }
  }
}

extension FlowLayout {
  /// Stacks blocks in a column of a width in points; space before the first and after the last is left out.
  /// With `mayWrap`, paragraphs that wish to stay on one line may take several.
  public init(_ blocks: [FlowBlock], width: Double, mayWrap: Bool = false) {
    var y = 0.0
    var after = 0.0
    for block in blocks {
      if !elements.isEmpty { y += after + block.space.before }
      after = block.space.after
      switch block {
      case .paragraph(let paragraph, let heading):
        let layout = paragraph.layOut(width: width, keepsLine: mayWrap ? false : nil)
        noteOverflow(layout.overflow, layout.overflowOrigin)
        elements.append(
          PlacedElement(
            heading.map { .heading($0) } ?? .paragraph, language: paragraph.style.language,
            origin: Point(x: 0, y: y), lines: layout.lines, shapes: layout.rule.map { [$0] } ?? []))
        y += layout.height
      case .list(let list):
        y += list.place(at: y, width: width, mayWrap: mayWrap, into: &self)
      case .table(let table):
        y += table.place(at: y, width: width, mayWrap: mayWrap, into: &self)
      }
    }
    height = y
  }
}
