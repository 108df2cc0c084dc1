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

  /// Places the table at a height of what it stands in; `top` is that height in the column. Returns it and how high
  /// it is.
  func place(
    y: Double, top: Double, width: Double, in column: inout ColumnStacker
  ) -> ([PlacedElement], height: Double) {
    guard !rows.isEmpty else { return ([], 0) }
    let widths = columnWidths(in: width)
    let total = widths.reduce(0, +)
    column.noteOverflow(total - width > 0.01 ? total - width : 0, nil)
    let set = rows.map { row in
      let layouts = zip(row.cells, widths).map { cell, width in
        column.layOut(cell, width: width - 2 * style.paddingX)
      }
      return TableRowLayout(cells: layouts, style: style)
    }
    var table = PlacedElement(.table, origin: Point(x: 0, y: y))
    var edges = [0.0]
    for (row, layout) in zip(rows, set) {
      table.children.append(place(row, layout, y: edges[edges.count - 1], widths: widths))
      edges.append(edges[edges.count - 1] + layout.height)
    }
    let frame = TableFrame(
      style: style, widths: widths, edges: edges, headRows: rows.prefix(while: \.isHeader).count)
    table.shapes = frame.rules(edges: edges, hasHead: true).map { [PlacedShape($0)] } ?? []
    addStrips(of: set, frame: frame, top: top, to: &column)
    return ([table], edges[edges.count - 1])
  }

  private func place(_ row: Row, _ layout: TableRowLayout, y: Double, widths: [Double]) -> PlacedElement {
    var element = PlacedElement(.row, origin: Point(x: 0, y: y))
    var x = 0.0
    for (column, cell) in layout.cells.enumerated() {
      element.children.append(
        PlacedElement(
          role(of: row, column), language: row.cells[column].style.language,
          origin: Point(x: x + style.paddingX, y: style.paddingY + layout.drops[column]), lines: cell.lines,
          shapes: cell.rule.map { [PlacedShape($0)] } ?? []))
      x += widths[column]
    }
    return element
  }

  /// A page ends between rows; inside a row only where no page could hold it.
  private func addStrips(
    of rows: [TableRowLayout], frame: TableFrame, top: Double, to column: inout ColumnStacker
  ) {
    let number = column.add(frame)
    // A head so high that it would fill the pages is set once.
    let isRepeated =
      frame.headRows > 0 && frame.headRows < rows.count && frame.headHeight <= column.pageHeight / 3
    for (index, row) in rows.enumerated() {
      let isHead = index < frame.headRows
      let room = column.pageHeight - (isRepeated && !isHead ? frame.headHeight : 0)
      var strips = row.strips(from: top + frame.edges[index], isCut: row.height > room)
      // The head stays with the first row, and two low rows stay together at the beginning and at the end.
      if index > 0, index <= frame.headRows || partsPair(rows, before: index, frame, column) {
        strips[0].isUnwelcome = true
      }
      if isRepeated, !isHead { for strip in strips.indices { strips[strip].head = number } }
      column.add(strips)
    }
  }

  /// Whether a page that ends before a row leaves the first or the last row of the table alone. High rows may stand
  /// alone: keeping two of them together would cost more of the page than it is worth.
  private func partsPair(
    _ rows: [TableRowLayout], before index: Int, _ frame: TableFrame, _ column: ColumnStacker
  ) -> Bool {
    guard index == frame.headRows + 1 || index == rows.count - 1 else { return false }
    return rows[index - 1].height + rows[index].height <= column.pageHeight / 6
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
}
