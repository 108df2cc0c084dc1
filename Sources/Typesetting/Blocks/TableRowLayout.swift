/// A row of a table with its cells set.
struct TableRowLayout {
  let cells: [ParagraphLayout]
  /// How far each cell's first line lies below the row's padding, in points.
  let drops: [Double]
  /// With its padding, in points.
  let height: Double
  private let padding: Double

  init(cells: [ParagraphLayout], style: TableStyle) {
    self.cells = cells
    padding = style.paddingY
    let highest = cells.map(\.height).max() ?? 0
    let baselines = cells.map { $0.lines.first?.baseline ?? 0 }
    let lowest = baselines.max() ?? 0
    let drops = zip(cells, baselines).map { cell, baseline in
      switch style.verticalAlignment {
      case .top: 0.0
      case .middle: (highest - cell.height) / 2
      case .bottom: highest - cell.height
      case .baseline: cell.lines.isEmpty ? 0 : lowest - baseline
      }
    }
    self.drops = drops
    let needed = style.verticalAlignment == .baseline ? zip(cells, drops).map { $0.height + $1 }.max() : nil
    height = (needed ?? highest) + 2 * style.paddingY
  }

  /// The row as one strip, or cut wherever no line of any cell is crossed.
  func strips(from top: Double, isCut: Bool) -> [FlowStrip] {
    let whole = FlowStrip(top: top, bottom: top + height, lines: 2)
    guard isCut else { return [whole] }
    let pieces = zip(cells, drops).flatMap { $0.strips(from: top + padding + $1) }.sorted { $0.top < $1.top }
    var strips: [FlowStrip] = []
    for var piece in pieces {
      if let last = strips.last, piece.top < last.bottom - 0.01 {
        piece.lines = 0
        strips[strips.count - 1].take(piece)
      } else {
        strips.append(piece)
      }
    }
    guard !strips.isEmpty else { return [whole] }
    strips[0].top = top
    strips[0].isUnwelcome = false
    strips[strips.count - 1].bottom = top + height
    return strips
  }
}
