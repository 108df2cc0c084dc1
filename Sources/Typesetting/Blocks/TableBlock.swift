import Graphics

/// Rows of cells, one paragraph in each.
public struct TableBlock {
  public struct Row {
    public var cells: [PreparedParagraph]
    public var isHeader: Bool

    public init(cells: [PreparedParagraph], isHeader: Bool) {
      self.cells = cells
      self.isHeader = isHeader
    }
  }

  public var style: TableStyle
  /// Every row has as many cells as the first.
  public var rows: [Row]

  public init(style: TableStyle, rows: [Row]) {
    self.style = style
    self.rows = rows
  }

  /// Places the table; returns its height.
  func place(at top: Double, width: Double, mayWrap: Bool, into flow: inout FlowLayout) -> Double {
    guard !rows.isEmpty else { return 0 }
    let widths = columnWidths(in: width)
    let total = widths.reduce(0, +)
    flow.noteOverflow(total - width > 0.01 ? total - width : 0, nil)
    var table = PlacedElement(.table, origin: Point(x: 0, y: top))
    var y = 0.0
    var edges = [0.0]
    for row in rows {
      let layouts = zip(row.cells, widths).map { cell, width in
        cell.layOut(width: width - 2 * style.paddingX, keepsLine: mayWrap ? false : nil)
      }
      let height = (layouts.map(\.height).max() ?? 0) + 2 * style.paddingY
      var element = PlacedElement(.row, origin: Point(x: 0, y: y))
      var x = 0.0
      for (column, layout) in layouts.enumerated() {
        flow.noteOverflow(layout.overflow, layout.overflowOrigin)
        let room = height - 2 * style.paddingY - layout.height
        let drop =
          switch style.verticalAlignment {
          case .top: 0.0
          case .middle: room / 2
          case .bottom: room
          }
        element.children.append(
          PlacedElement(
            role(of: row, column), language: row.cells[column].style.language,
            origin: Point(x: x + style.paddingX, y: style.paddingY + drop), lines: layout.lines,
            shapes: layout.rule.map { [$0] } ?? []))
        x += widths[column]
      }
      table.children.append(element)
      y += height
      edges.append(y)
    }
    table.shapes = ruleShapes(widths: widths, edges: edges)
    flow.elements.append(table)
    return y
  }

  private func role(of row: Row, _ column: Int) -> PlacedElement.Role {
    let isColumnHeader = row.isHeader && (style.headers == .column || style.headers == .both)
    let isRowHeader = column == 0 && (style.headers == .row || style.headers == .both)
    switch (isColumnHeader, isRowHeader) {
    case (true, true) where style.headers == .both: return .headerCell(.both)
    case (true, _): return .headerCell(.column)
    case (_, true): return .headerCell(.row)
    default: return .cell
    }
  }

  /// Lengths and shares first, then what the automatic columns need, then the fractions divide the rest.
  private func columnWidths(in width: Double) -> [Double] {
    let count = rows[0].cells.count
    let columns = (0..<count).map { $0 < style.columns.count ? style.columns[$0] : .fraction(1) }
    let contents = (0..<count).map { column in
      rows.reduce((widest: 0.0, narrowest: 0.0)) { most, row in
        let widths = row.cells[column].contentWidths
        return (max(most.widest, widths.widest), max(most.narrowest, widths.narrowest))
      }
    }
    var result = [Double](repeating: 0, count: count)
    var free = width
    var fractions = 0.0
    var reserved = 0.0
    var wished = 0.0
    var needed = 0.0
    // A little more than the content, so that rounding never breaks a line.
    let padding = 2 * style.paddingX + 0.01
    for (index, column) in columns.enumerated() {
      switch column {
      case .length(let length): result[index] = length
      case .share(let share): result[index] = width * share
      case .fraction(let fraction):
        fractions += fraction
        reserved += contents[index].narrowest + padding
      case .automatic:
        wished += contents[index].widest + padding
        needed += contents[index].narrowest + padding
      }
      free -= result[index]
    }
    let granted = min(wished, max(free - reserved, needed))
    let generosity = wished > needed ? (granted - needed) / (wished - needed) : 0
    for (index, column) in columns.enumerated() {
      switch column {
      case .automatic:
        let (widest, narrowest) = contents[index]
        result[index] = narrowest + (widest - narrowest) * generosity + padding
      case .fraction(let fraction): result[index] = max(0, free - granted) * fraction / fractions
      case .length, .share: break
      }
    }
    return result
  }

  private func ruleShapes(widths: [Double], edges: [Double]) -> [Shape] {
    let right = widths.reduce(0, +)
    let bottom = edges[edges.count - 1]
    var path = Path()
    func horizontal(_ y: Double) { path.append(.line(from: Point(x: 0, y: y), to: Point(x: right, y: y))) }
    func vertical(_ x: Double) { path.append(.line(from: Point(x: x, y: 0), to: Point(x: x, y: bottom))) }
    switch style.rules {
    case .none: return []
    case .header:
      guard rows[0].isHeader else { return [] }
      horizontal(edges[1])
    case .horizontal: edges.forEach(horizontal)
    case .outer:
      path.addRectangle(Rectangle(x: 0, y: 0, width: right, height: bottom))
    case .all:
      edges.forEach(horizontal)
      var x = 0.0
      vertical(x)
      for width in widths {
        x += width
        vertical(x)
      }
    }
    let stroke = Stroke(paint: .colour(style.colour), width: style.weight, cap: .square)
    return [Shape(path: path, stroke: stroke)]
  }
}
