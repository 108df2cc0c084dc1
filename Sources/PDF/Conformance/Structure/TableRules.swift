extension Rule {
  static let tableGrid = Rule.access("table-grid", "7.2")
  static let tableHeaders = Rule.access("table-headers", "7.5")
}

/// Tables are grids, and each cell finds its headers (ISO 14289-1, 7.2 and 7.5).
enum TableRules {
  private static let spanLimit = 1000
  private static let cellLimit = 1_000_000

  private struct Cell {
    let isHeader: Bool
    let scope: String?
    let hasHeaders: Bool
    let element: StructureTree.Element
  }

  static func check(_ tree: StructureTree, _ inspection: inout Inspection) {
    for element in tree.elements where element.role == "Table" {
      let groups = tree.elements(in: element).flatMap { part in
        part.role == "TR" ? [part] : part.role == "Caption" ? [] : tree.elements(in: part)
      }
      check(element, rows: groups.filter { $0.role == "TR" }, tree, &inspection)
    }
  }

  private static func check(
    _ table: StructureTree.Element, rows: [StructureTree.Element], _ tree: StructureTree,
    _ inspection: inout Inspection
  ) {
    func report(_ rule: Rule, _ element: StructureTree.Element, _ message: String) {
      inspection.report(rule, object: element.number, page: element.page, message)
    }
    guard !rows.isEmpty else { return report(.tableGrid, table, "The table has no rows.") }
    var grid: [[Cell?]] = Array(repeating: [], count: rows.count)
    var taken = 0
    for (row, line) in rows.enumerated() {
      var column = 0
      for element in tree.elements(in: line) where element.role == "TH" || element.role == "TD" {
        let columns = span("ColSpan", element, tree)
        let height = span("RowSpan", element, tree)
        guard let columns, let height else {
          return report(.tableGrid, element, "/ColSpan and /RowSpan must be whole numbers from 1.")
        }
        taken += columns * height
        guard taken < cellLimit else { return report(.tableGrid, table, "The table is too large.") }
        while column < grid[row].count, grid[row][column] != nil { column += 1 }
        guard row + height <= rows.count else {
          return report(.tableGrid, element, "The cell reaches below the last row.")
        }
        let cell = Cell(
          isHeader: element.role == "TH",
          scope: tree.attribute("Scope", owner: "Table", of: element)?.name,
          hasHeaders: tree.attribute("Headers", owner: "Table", of: element) != nil, element: element)
        for line in row..<row + height {
          while grid[line].count < column + columns { grid[line].append(nil) }
          for place in column..<column + columns {
            guard grid[line][place] == nil else {
              return report(.tableGrid, element, "The cell lies over another.")
            }
            grid[line][place] = cell
          }
        }
        column += columns
      }
    }
    let width = grid.map(\.count).max() ?? 0
    for (row, cells) in grid.enumerated() where cells.count != width || cells.contains(where: { $0 == nil }) {
      return report(
        .tableGrid, rows[row], "Row \(row + 1) does not fill the \(width) columns of the table.")
    }
    checkHeaders(grid, &inspection)
  }

  private static func span(
    _ key: String, _ element: StructureTree.Element, _ tree: StructureTree
  ) -> Int? {
    guard let value = tree.attribute(key, owner: "Table", of: element) else { return 1 }
    return value.integer.flatMap { (1...spanLimit).contains($0) ? $0 : nil }
  }

  private static func checkHeaders(_ grid: [[Cell?]], _ inspection: inout Inspection) {
    // A cell that spans several places is told of once; one that is no object of its own has no number.
    var seen: Set<Int> = []
    func isNew(_ cell: Cell) -> Bool { cell.element.number.map { seen.insert($0).inserted } ?? true }
    var hasHeader = false
    for case .some(let cell) in grid.joined() where cell.isHeader {
      hasHeader = true
      guard isNew(cell) else { continue }
      if cell.scope.map({ !["Row", "Column", "Both"].contains($0) }) ?? !cell.hasHeaders {
        inspection.report(
          .tableHeaders, object: cell.element.number, page: cell.element.page,
          "A header cell must have /Scope /Row, /Column or /Both.")
      }
    }
    guard hasHeader else { return }
    // Header cells without any scope have been reported.
    guard !grid.joined().contains(where: { $0.map { $0.isHeader && $0.scope == nil } ?? false }) else {
      return
    }
    var isHeaded = [Bool](repeating: false, count: grid.first?.count ?? 0)
    for cells in grid {
      var isRowHeaded = false
      for case (let column, .some(let cell)) in cells.enumerated() where cell.isHeader {
        if cell.scope == "Column" || cell.scope == "Both" { isHeaded[column] = true }
        if cell.scope == "Row" || cell.scope == "Both" { isRowHeaded = true }
      }
      guard !isRowHeaded else { continue }
      for case (let column, .some(let cell)) in cells.enumerated()
      where !cell.isHeader && !cell.hasHeaders && !isHeaded[column]
        && isNew(cell)
      {
        inspection.report(
          .tableHeaders, object: cell.element.number, page: cell.element.page,
          "The cell has no header cell in its row or column.")
      }
    }
  }
}
