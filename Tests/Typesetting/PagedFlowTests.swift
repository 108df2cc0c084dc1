import Graphics
import Testing
import Typesetting

@Suite("A flow over pages")
struct PagedFlowTests {
  private let typesetter = Typesetter()

  /// A paragraph of short lines, 15 points each.
  private func lines(
    _ count: Int, before: Double = 0, after: Double = 0, keepsWithNext: Bool = false
  ) throws -> PreparedParagraph {
    var style = Fixture.paragraphStyle(.vietnamese, .left)
    style.before = before
    style.after = after
    style.keepsWithNext = keepsWithNext
    let text = (0..<count).map { "dòng \($0)" }.joined(separator: "\n")
    return try typesetter.prepare([TextSpan(text, style: Fixture.style())], style: style)
  }

  private func block(_ count: Int, before: Double = 0, after: Double = 0) throws -> FlowBlock {
    .paragraph(try lines(count, before: before, after: after), heading: nil)
  }

  /// How many lines of an element stand on each page.
  private func counts(_ element: PlacedElement, _ pages: Int) -> [Int] {
    (0..<pages).map { page in element.lines.count { $0.page == page } }
  }

  private func table(_ rows: [Int], style: TableStyle, header: Bool = true) throws -> TableBlock {
    TableBlock(
      style: style,
      rows: try rows.enumerated().map { index, count in
        TableBlock.Row(cells: [try lines(count), try lines(1)], isHeader: header && index == 0)
      })
  }

  @Test("that takes one page is exactly the flow without pages")
  func onePage() throws {
    let blocks: [FlowBlock] = [
      try block(3, before: 4), .table(try table([1, 2], style: TableStyle(rules: .all, paddingY: 1.1))),
      try block(2, before: 7.3),
    ]
    let plain = FlowLayout(blocks, width: 200)
    let paged = FlowLayout.paged(blocks, width: 200, room: PageRoom(first: 300, next: 300, tail: 100))
    #expect(paged.elements == plain.elements)
    #expect(paged.pageCount == 1 && paged.end == plain.height && paged.excess == 0)
  }

  @Test("begins each page at its frame's top, without the space above the block, and keeps paragraphs whole")
  func cuts() throws {
    let blocks = [try block(4), try block(2, before: 10)]
    let flow = FlowLayout.paged(blocks, width: 200, room: PageRoom(first: 60, next: 60))
    #expect(flow.pageCount == 2)
    #expect(flow.elements.count == 2)
    #expect(counts(flow.elements[0], 2) == [4, 0] && counts(flow.elements[1], 2) == [0, 2])
    let first = flow.elements[0].lines[0].baseline
    #expect(abs(flow.elements[1].lines[0].baseline - first) < 1e-9)
    #expect(abs(flow.end - 30) < 1e-9)
  }

  @Test("leaves no line of a paragraph alone", arguments: [45.0: [2, 2], 30: [2, 2], 60: [4, 0]])
  func widowsAndOrphans(first: Double, expected: [Int]) throws {
    let flow = FlowLayout.paged(
      [try block(4), try block(3)], width: 200, room: PageRoom(first: first, next: 300))
    #expect(counts(flow.elements[0], 2) == expected)
    #expect(counts(flow.elements[1], 2) == [0, 3])
  }

  @Test("keeps headings and what asks for it with what follows")
  func keepsWithNext() throws {
    for heading in [2, nil] {
      let title = FlowBlock.paragraph(try lines(1, keepsWithNext: heading == nil), heading: heading)
      let flow = FlowLayout.paged(
        [try block(2), title, try block(4)], width: 200, room: PageRoom(first: 60, next: 300))
      #expect(flow.elements.map { counts($0, 2) } == [[2, 0], [0, 1], [0, 4]])
      let roomy = FlowLayout.paged(
        [try block(2), title, try block(4)], width: 200, room: PageRoom(first: 75, next: 300))
      #expect(roomy.elements.map { counts($0, 2) } == [[2, 0], [1, 0], [2, 2]])
    }
  }

  @Test("takes two lines over where the tail finds no room below the last line")
  func tail() throws {
    let room = PageRoom(first: 120, next: 120, tail: 50)
    let fitting = FlowLayout.paged([try block(4)], width: 200, room: room)
    #expect(fitting.pageCount == 1)
    let pushed = FlowLayout.paged([try block(6)], width: 200, room: room)
    #expect(counts(pushed.elements[0], 2) == [4, 2])
    #expect(abs(pushed.end - 30) < 1e-9)
    // A line of one is not enough.
    let short = FlowLayout.paged([try block(4), try block(1)], width: 200, room: room)
    #expect(short.elements.map { counts($0, 2) } == [[2, 2], [0, 1]])
    let row = FlowLayout.paged(
      [.table(try table([1, 1, 1, 1, 1], style: TableStyle(), header: false))], width: 200, room: room)
    #expect(row.elements[0].children.map { $0.children[0].lines[0].page } == [0, 0, 0, 0, 1])
  }

  @Test("sets the head of a table again, and takes its height from the page")
  func tableHeads() throws {
    let style = TableStyle(columns: [.length(100), .length(100)], rules: .all, paddingY: 2.5)
    let block = FlowBlock.table(try table([1, 1, 2, 1, 1], style: style))
    let flow = FlowLayout.paged([block], width: 200, room: PageRoom(first: 60, next: 100))
    #expect(flow.pageCount == 2 && flow.excess == 0)
    let table = flow.elements[0]
    #expect(table.children.map(\.role) == [.row, .row, .artifact, .row, .row, .row])
    let head = table.children[2]
    #expect(head.lines.map(\.text) == ["dòng 0", "dòng 0"])
    #expect(head.lines.allSatisfy { $0.page == 1 && $0.baseline < 20 })
    #expect(head.lines.map(\.x) == table.children[0].children.flatMap(\.lines).map(\.x))
    let next = table.children[3].children[0].lines
    #expect(next.count == 2 && next.allSatisfy { $0.page == 1 })
    #expect(abs(next[0].top - 22.5) < 1e-9)
    #expect(abs(flow.end - 95) < 1e-9)
    // Vertical rules end where the rows of their page do.
    #expect(table.shapes.map(\.page) == [0, 1])
    let bounds = table.shapes.compactMap(\.shape.path.bounds)
    #expect(bounds.map(\.top) == [0, 0])
    #expect(abs(bounds[0].bottom - 40) < 1e-9 && abs(bounds[1].bottom - flow.end) < 1e-9)
  }

  @Test("keeps the first two rows of a table together, and the last two, unless they are high")
  func pairs() throws {
    func pages(_ rows: [Int], before: Int = 0, room height: Double) throws -> [Int] {
      let blocks = [try block(before), .table(try table(rows, style: TableStyle()))]
      let flow = FlowLayout.paged(blocks, width: 200, room: PageRoom(first: height, next: height))
      return flow.elements[1].children.filter { $0.role == .row }.compactMap {
        $0.children[0].lines.first?.page
      }
    }
    // Lines are 15 points high. Eleven rows and the head fill a page of 180; the last row does not go over alone.
    let low = Array(repeating: 1, count: 13)
    #expect(try pages(low, room: 180) == Array(repeating: 0, count: 11) + [1, 1])
    // The head and one row would have room at the foot.
    #expect(try pages([1, 1, 1, 1, 1], before: 10, room: 180) == [1, 1, 1, 1, 1])
    #expect(try pages([1, 1, 1, 1, 1], before: 9, room: 180) == [0, 0, 0, 1, 1])
    // High rows stand alone rather than leave a hole.
    #expect(try pages([1, 4, 4, 4], room: 140) == [0, 0, 0, 1])
  }

  @Test("parts a row only where no page could hold it")
  func highRow() throws {
    let style = TableStyle(columns: [.length(100), .length(100)], rules: .outer, paddingY: 2)
    let flow = FlowLayout.paged(
      [.table(try table([1, 10], style: style))], width: 200, room: PageRoom(first: 100, next: 100))
    #expect(flow.pageCount == 2 && flow.excess == 0)
    let cell = flow.elements[0].children[1].children[0]
    #expect(cell.lines.count == 10)
    #expect(cell.lines.map(\.page) == cell.lines.map(\.page).sorted())
    #expect(flow.elements[0].shapes.map(\.page) == [0, 1])
  }

  @Test("says by how much a page is too full where something cannot be parted")
  func excess() throws {
    let keepsLine = FlowLayout.paged([try block(2)], width: 200, room: PageRoom(first: 10, next: 10))
    #expect(abs(keepsLine.excess - 5) < 1e-9)
    let tail = FlowLayout.paged([try block(2)], width: 200, room: PageRoom(first: 40, next: 40, tail: 35))
    #expect(tail.excess > 0)
    #expect(FlowLayout.paged([], width: 200, room: PageRoom(first: 40, next: 40)).pageCount == 1)
  }

  @Test("goes on with the second page where the first has no room left")
  func noRoomOnTheFirst() throws {
    let flow = FlowLayout.paged([try block(3)], width: 200, room: PageRoom(first: 5, next: 100))
    #expect(flow.pageCount == 2 && flow.excess == 0)
    #expect(counts(flow.elements[0], 2) == [0, 3])
    #expect(flow.elements[0].lines[0].top == 0)
  }

  @Test("keeps every line, in order, inside its frame and below the one before, whatever is in it")
  func property() throws {
    var random = SeededGenerator(seed: 30_2020)
    for _ in 0..<400 {
      let blocks = try (0..<Int.random(in: 1...12, using: &random)).map { _ in try any(&random, depth: 0) }
      let room = PageRoom(
        first: .random(in: 150...400, using: &random), next: .random(in: 200...400, using: &random),
        tail: .random(in: 0...80, using: &random))
      let plain = FlowLayout(blocks, width: 300)
      let flow = FlowLayout.paged(blocks, width: 300, room: room)
      #expect(flow.excess == 0)
      #expect(texts(flow.elements) == texts(plain.elements))
      for page in 0..<flow.pageCount {
        let capacity = (page == 0 ? room.first : room.next) - (page + 1 == flow.pageCount ? room.tail : 0)
        for column in columns(flow.elements, page) {
          for (line, next) in zip(column, column.dropFirst()) { #expect(next.top > line.top) }
          for line in column { #expect(line.top > -0.01 && line.top + 15 < capacity + 0.02) }
        }
      }
      let last = columns(flow.elements, flow.pageCount - 1).flatMap { $0 }
      #expect(flow.pageCount == 1 || last.count >= 2)
    }
  }

  private func any(_ random: inout SeededGenerator, depth: Int) throws -> FlowBlock {
    switch Int.random(in: 0..<(depth == 0 ? 6 : 4), using: &random) {
    case 0: return .paragraph(try lines(1), heading: 2)
    case 4:
      let rows = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Int.random(in: 1...(Bool.random(using: &random) ? 3 : 8), using: &random)
      }
      let style = TableStyle(
        rules: TableStyle.Rules.allCases[Int.random(in: 0..<5, using: &random)], paddingY: 2,
        verticalAlignment: .baseline, before: 5, after: 5)
      return .table(try table(rows, style: style, header: Bool.random(using: &random)))
    case 5:
      let items = try (0..<Int.random(in: 1...4, using: &random)).map { _ in
        ListBlock.Item(
          mark: try lines(1),
          content: try (0..<Int.random(in: 1...3, using: &random)).map { _ in
            try any(&random, depth: 1)
          } as [FlowBlock])
      }
      return .list(ListBlock(style: Fixture.paragraphStyle(.vietnamese, .left), items: items))
    default:
      return try block(
        Int.random(in: 1...9, using: &random), before: .random(in: 0...9, using: &random), after: 3)
    }
  }

  /// All lines in reading order, but what is set again.
  private func texts(_ elements: [PlacedElement]) -> [String] {
    elements.filter { $0.role != .artifact }.flatMap { $0.lines.map(\.text) + texts($0.children) }
  }

  /// The lines of one page as they stand below one another: cells and marks stand beside others.
  private func columns(
    _ elements: [PlacedElement], _ page: Int, below top: Double = 0
  ) -> [[PlacedLine]] {
    var main: [PlacedLine] = []
    var others: [[PlacedLine]] = []
    for element in elements where element.role != .artifact {
      let top = top + element.origin.y
      main += element.lines.filter { $0.page == page }.map { line in
        var line = line
        line.top += top
        return line
      }
      switch element.role {
      case .row: others += element.children.flatMap { columns([$0], page, below: top) }
      case .listItem:
        others += columns([element.children[0]], page, below: top)
        main += columns([element.children[1]], page, below: top).first ?? []
      default:
        let inner = columns(element.children, page, below: top)
        main += inner.first ?? []
        others += inner.dropFirst()
      }
    }
    return [main] + others
  }
}
