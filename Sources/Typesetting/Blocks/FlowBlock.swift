/// Something that stands in a column below what came before it.
public enum FlowBlock {
  /// - Parameter heading: 1 to 6 for a heading, nil for a plain paragraph.
  case paragraph(PreparedParagraph, heading: Int?)
  case list(ListBlock)
  case table(TableBlock)
  case bars(BarChartBlock)

  var space: (before: Double, after: Double) {
    switch self {
    case .paragraph(let paragraph, _): (paragraph.style.before, paragraph.style.after)
    case .list(let list): (list.style.before, list.style.after)
    case .table(let table): (table.style.before, table.style.after)
    case .bars(let chart): (chart.style.before, chart.style.after)
    }
  }

  /// Whether no page may end below the block.
  var keepsWithNext: Bool {
    switch self {
    case .paragraph(let paragraph, let heading): heading != nil || paragraph.style.keepsWithNext
    case .list(let list): list.style.keepsWithNext
    case .table, .bars: false
    }
  }
}
