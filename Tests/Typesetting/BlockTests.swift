import Graphics
import Testing
import Typesetting

@Suite("Blocks")
struct BlockTests {
  private func prepared(_ text: String, _ alignment: ParagraphStyle.Alignment = .left) throws
    -> PreparedParagraph
  {
    try Typesetter().prepare(
      text.isEmpty ? [] : [TextSpan(text, style: Fixture.style())],
      style: Fixture.paragraphStyle(.vietnamese, alignment))
  }

  private func table(_ style: TableStyle, _ rows: [[String]]) throws -> TableBlock {
    TableBlock(
      style: style,
      rows: try rows.enumerated().map { index, cells in
        TableBlock.Row(cells: try cells.map { try prepared($0) }, isHeader: index == 0)
      })
  }

  private func edges(_ element: PlacedElement) -> [Double] { element.children[0].children.map(\.origin.x) }

  @Test("stand below one another with the space of both, and none before the first")
  func stacking() throws {
    let typesetter = Typesetter()
    var style = Fixture.paragraphStyle(.vietnamese)
    style.before = 7
    style.after = 4
    let paragraph = try typesetter.prepare([TextSpan("một", style: Fixture.style())], style: style)
    let flow = FlowLayout(
      [.paragraph(paragraph, heading: 1), .paragraph(paragraph, heading: nil)], width: 200)
    #expect(flow.elements.map(\.origin.y) == [0, 26])
    #expect(flow.elements.map(\.role) == [.heading(1), .paragraph])
    #expect(flow.height == 41)
  }

  @Test("columns: lengths and shares first, then what is needed, then fractions of the rest")
  func columns() throws {
    let style = TableStyle(columns: [.length(50), .share(0.1), .fraction(1), .fraction(3)])
    let flow = FlowLayout([.table(try table(style, [["a", "b", "c", "d"]]))], width: 400)
    #expect(edges(flow.elements[0]) == [0, 50, 90, 167.5])
    let automatic = TableStyle(columns: [.automatic, .fraction(1)])
    let narrow = FlowLayout([.table(try table(automatic, [["Giờ", "Nội dung"]]))], width: 400)
    let width = try prepared("Giờ").contentWidths.widest
    #expect(abs(edges(narrow.elements[0])[1] - width) < 0.1)
    let long = String(repeating: "rất dài ", count: 60)
    let crowded = FlowLayout([.table(try table(automatic, [[long, long]]))], width: 400)
    #expect(crowded.overflow == 0)
  }

  @Test("rows are as high as their highest cell and say which cells are headings")
  func rows() throws {
    let style = TableStyle(
      columns: [.length(40), .length(60)], rules: .all, paddingX: 2, paddingY: 3, verticalAlignment: .middle,
      headers: .both)
    let flow = FlowLayout(
      [.table(try table(style, [["một", "hai"], ["ba", "bốn năm sáu bảy tám chín"]]))], width: 100)
    let element = flow.elements[0]
    #expect(element.children[0].children.map(\.role) == [.headerCell(.both), .headerCell(.column)])
    #expect(element.children[1].children.map(\.role) == [.headerCell(.row), .cell])
    #expect(element.children[1].origin.y == 21)
    let lines = element.children[1].children[1].lines.count
    #expect(lines > 1)
    #expect(element.children[1].children[0].origin.y == 3 + 15 * Double(lines - 1) / 2)
    #expect(flow.height == 21 + 15 * Double(lines) + 6)
    #expect(element.shapes.count == 1)
  }

  @Test("too wide say so")
  func overflow() throws {
    let style = TableStyle(columns: [.length(300), .length(300)])
    #expect(FlowLayout([.table(try table(style, [["a", "b"]]))], width: 400).overflow == 200)
  }

  @Test("lists hang their text behind the widest mark")
  func lists() throws {
    let items = try ["9.", "10."].map {
      ListBlock.Item(mark: try prepared($0), content: [try prepared("một dòng chữ rất dài để xuống dòng")])
    }
    let flow = FlowLayout(
      [.list(ListBlock(style: Fixture.paragraphStyle(.vietnamese, .left), items: items))], width: 100)
    let list = flow.elements[0]
    #expect(list.role == .list)
    #expect(list.children.map(\.role) == [.listItem, .listItem])
    let hanging = try prepared("10.").contentWidths.widest + 5
    for item in list.children {
      #expect(item.children.map(\.role) == [.label, .body])
      #expect(abs(item.children[1].origin.x - hanging) < 0.001)
    }
  }

  @Test("items hold lists of their own, indented behind their text")
  func innerLists() throws {
    func list(_ marks: [String], _ content: (Int) throws -> [FlowBlock]) throws -> FlowBlock {
      let items = try marks.enumerated().map { index, mark in
        ListBlock.Item(mark: try prepared(mark), content: try content(index))
      }
      return .list(ListBlock(style: Fixture.paragraphStyle(.vietnamese, .left), items: items))
    }
    let inner = try list(["a)", "b)"]) { _ in [.paragraph(try prepared("điểm"), heading: nil)] }
    let outer = try list(["1.", "2."]) { index in
      [.paragraph(try prepared("khoản"), heading: nil)] + (index == 0 ? [inner] : [])
    }
    let flow = FlowLayout([outer], width: 200)
    #expect(flow.height == 60)
    let body = flow.elements[0].children[0].children[1]
    #expect(body.children.map(\.role) == [.paragraph, .list])
    #expect(body.children[1].origin.y == 15)
    #expect(body.children[1].children.map(\.origin.y) == [0, 15])
    #expect(flow.elements[0].children[1].origin.y == 45)
  }

  @Test("a mark and its text stand on one baseline though their leadings differ", arguments: [12.0, 24])
  func markBaseline(leading: Double) throws {
    var style = Fixture.paragraphStyle(.japanese, .left)
    style.leading = leading
    let text = try Typesetter().prepare([TextSpan("会議", style: Fixture.style())], style: style)
    let item = ListBlock.Item(mark: try prepared("1."), content: [text])
    let flow = FlowLayout(
      [.list(ListBlock(style: Fixture.paragraphStyle(.japanese, .left), items: [item]))], width: 200)
    let parts = flow.elements[0].children[0].children
    let body = parts[1].origin.y + parts[1].children[0].lines[0].baseline
    #expect(abs(parts[0].origin.y + parts[0].lines[0].baseline - body) < 1e-9)
  }

  @Test("cells break where a hard break says so")
  func cellBreaks() throws {
    let flow = FlowLayout([.table(try table(TableStyle(), [["một\nhai", "ba"]]))], width: 200)
    #expect(flow.elements[0].children[0].children[0].lines.map(\.visibleText) == ["một", "hai"])
    #expect(flow.height == 30)
  }

  @Test("rows of two languages keep in step, and share the baseline of their first lines where asked to")
  func bilingual() throws {
    var japanese = Fixture.paragraphStyle(.japanese)
    japanese.leading = 18
    let typesetter = Typesetter()
    let pairs = [
      ("Kính thưa quý vị đại biểu, thưa toàn thể hội nghị", "ご来賓の皆様、ご出席の皆様"),
      ("Trân trọng cảm ơn", "誠にありがとうございます。心より厚く御礼申し上げます。"),
    ]
    let rows = try pairs.map { left, right in
      TableBlock.Row(
        cells: [
          try prepared(left, .justify),
          try typesetter.prepare([TextSpan(right, style: Fixture.style())], style: japanese),
        ], isHeader: false)
    }
    for alignment in [TableStyle.VerticalAlignment.top, .baseline] {
      let style = TableStyle(
        columns: [.fraction(1), .fraction(1)], paddingX: 5, verticalAlignment: alignment, headers: .none)
      let table = FlowLayout([.table(TableBlock(style: style, rows: rows))], width: 250).elements[0]
      #expect(table.children[1].origin.y >= 36)
      for row in table.children {
        let baselines = row.children.map { $0.origin.y + $0.lines[0].baseline }
        #expect((abs(baselines[0] - baselines[1]) < 1e-9) == (alignment == .baseline))
      }
    }
  }

  @Test("lines of two languages stacked on each other keep their own leadings")
  func stackedBilingual() throws {
    var japanese = Fixture.paragraphStyle(.japanese, .center)
    japanese.leading = 18
    let blocks: [FlowBlock] = [
      .paragraph(try prepared("GIẤY MỜI", .center), heading: 1),
      .paragraph(
        try Typesetter().prepare([TextSpan("招待状", style: Fixture.style())], style: japanese), heading: nil),
    ]
    let flow = FlowLayout(blocks, width: 200)
    #expect(flow.elements.map(\.language) == [.vietnamese, .japanese])
    #expect(flow.elements.map(\.origin.y) == [0, 15] && flow.height == 33)
    for line in flow.elements.flatMap(\.lines) { #expect(abs(line.x + line.width / 2 - 100) < 1e-9) }
  }
}
