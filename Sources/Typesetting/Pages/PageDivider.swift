import Graphics

/// Moves the parts of a column to their pages.
struct PageDivider {
  let pages: [FlowPage]
  let tables: [TableFrame]
  /// How many tables came before in the tree of elements.
  private var tableCount = 0

  init(pages: [FlowPage], tables: [TableFrame]) {
    self.pages = pages
    self.tables = tables
  }

  /// The elements with their lines and shapes on their pages.
  mutating func divided(_ elements: [PlacedElement]) -> [PlacedElement] {
    elements.map { divided($0, in: .zero) }
  }

  private mutating func divided(_ element: PlacedElement, in parent: Point) -> PlacedElement {
    let origin = parent.moved(right: element.origin.x, down: element.origin.y)
    var result = element
    result.origin = .zero
    result.lines = element.lines.map { line in
      let page = page(at: origin.y + line.baseline)
      return line.moved(right: origin.x, down: origin.y + pages[page].shift, page: page)
    }
    guard element.role == .table else {
      result.shapes = element.shapes.map { divided($0, at: origin) }
      result.children = element.children.map { divided($0, in: origin) }
      return result
    }
    let number = tableCount
    tableCount += 1
    result.shapes = rules(of: tables[number], number, at: origin)
    result.children = element.children.map { divided($0, in: origin) }
    insertHeads(of: number, into: &result, from: element, at: origin)
    return result
  }

  private func divided(_ placed: PlacedShape, at origin: Point) -> PlacedShape {
    let page = page(at: origin.y + (placed.shape.bounds?.centre.y ?? 0))
    return moved(placed.shape, right: origin.x, down: origin.y + pages[page].shift, page: page)
  }

  private func moved(_ shape: Shape, right: Double, down: Double, page: Int) -> PlacedShape {
    var shape = shape
    shape.path = shape.path.transformed(by: Transform(a: 1, b: 0, c: 0, d: 1, e: right, f: down))
    return PlacedShape(shape, page: page)
  }

  /// The page that shows a height of the column.
  private func page(at y: Double) -> Int {
    pages.lastIndex { !$0.strips.isEmpty && $0.top <= y } ?? 0
  }

  /// The rules of a table, drawn for each page along the rows that stand on it.
  private func rules(of table: TableFrame, _ number: Int, at origin: Point) -> [PlacedShape] {
    var shapes: [PlacedShape] = []
    for (index, page) in pages.enumerated() where !page.strips.isEmpty {
      let top = max(page.top - origin.y, 0)
      let bottom = page.bottom - origin.y
      let inside = table.edges.filter { $0 > top + 0.01 && $0 < bottom - 0.01 }
      guard top < table.edges[table.edges.count - 1] - 0.01, bottom > 0.01 else { continue }
      var edges = [top] + inside + [min(bottom, table.edges[table.edges.count - 1])]
      let isRepeated = page.head == number
      if isRepeated {
        let head = table.edges.prefix(table.headRows).map { top - table.headHeight + $0 }
        edges = head + edges
      }
      if let shape = table.rules(edges: edges, hasHead: isRepeated || top == 0) {
        shapes.append(moved(shape, right: origin.x, down: origin.y + page.shift, page: index))
      }
    }
    return shapes
  }

  /// Sets the head of a table again on the pages where it goes on, before the row that follows there.
  private func insertHeads(
    of number: Int, into result: inout PlacedElement, from element: PlacedElement, at origin: Point
  ) {
    let table = tables[number]
    for (index, page) in pages.enumerated().reversed() where page.head == number {
      var head = PlacedElement(.artifact, language: element.language, origin: .zero)
      for row in element.children.prefix(table.headRows) {
        let corner = origin.moved(right: row.origin.x, down: row.origin.y)
        for cell in row.children {
          let place = corner.moved(right: cell.origin.x, down: cell.origin.y - origin.y)
          head.lines += cell.lines.map { $0.moved(right: place.x, down: place.y, page: index) }
          head.shapes += cell.shapes.map { moved($0.shape, right: place.x, down: place.y, page: index) }
        }
      }
      let row = table.edges.firstIndex { $0 >= page.top - origin.y - 0.01 } ?? element.children.count
      result.children.insert(head, at: min(row, element.children.count))
    }
  }
}
