import Graphics
import Testing
import Typesetting

@Suite("Charts of bars")
struct BarChartTests {
  private let typesetter = Typesetter()
  private let style = BarChartStyle(
    colour: Colour(red: 0.1, green: 0.2, blue: 0.4), track: Colour(red: 0.9, green: 0.9, blue: 0.9),
    thickness: 6, gap: 3, language: .vietnamese)

  private func bar(_ label: String, _ number: Double) throws -> BarChartBlock.Bar {
    func prepared(_ text: String, _ alignment: ParagraphStyle.Alignment) throws -> PreparedParagraph {
      try typesetter.prepare(
        [TextSpan(text, style: Fixture.style())], style: Fixture.paragraphStyle(.vietnamese, alignment))
    }
    return BarChartBlock.Bar(
      label: try prepared(label, .left), value: try prepared("\(number)", .right), number: number)
  }

  @Test("are a figure with words for it; bars are as long as their numbers and no text leaves its column")
  func layout() throws {
    let long = "Sản xuất, truyền tải và phân phối điện, khí đốt, nước nóng, hơi nước"
    let chart = try BarChartBlock(
      style: style, bars: [try bar(long, 200), try bar("Logistics", 50), try bar("Du lịch", 0)],
      alternative: "Vốn theo ngành")
    let flow = FlowLayout([.bars(chart)], width: 300)
    #expect(flow.overflow == 0)
    let figure = flow.elements[0]
    #expect(figure.role == .figure(alternative: "Vốn theo ngành"))
    #expect(flow.elements.count == 1)
    let boxes = figure.shapes.compactMap(\.shape.path.bounds)
    // Track and bar, track and bar, track alone.
    #expect(boxes.count == 5)
    #expect(abs(boxes[1].width - boxes[0].width) < 1e-9 && abs(boxes[3].width - boxes[0].width / 4) < 1e-9)
    #expect(boxes.allSatisfy { $0.height == 6 && $0.left == boxes[0].left })
    let values = figure.lines.filter { $0.x > boxes[0].right }
    #expect(values.count == 3)
    for value in values { #expect(abs(value.x + value.width - 300) < 0.02) }
    let labels = figure.lines.filter { $0.x < boxes[0].left }
    #expect(labels.count > 3 && labels.allSatisfy { $0.x + $0.width <= 120 })
    #expect(flow.height == 15 * Double(labels.count) + 6)
    // The bar stands in the middle of a label of several lines.
    #expect(abs(boxes[0].centre.y - 15 * Double(labels.count - 2) / 2) < 1e-9)
  }

  @Test("of shares are measured by the whole")
  func whole() throws {
    let chart = try BarChartBlock(style: style, bars: [try bar("a", 25)], whole: 100, alternative: "a")
    let boxes = FlowLayout([.bars(chart)], width: 300).elements[0].shapes.compactMap(\.shape.path.bounds)
    #expect(abs(boxes[1].width - boxes[0].width / 4) < 1e-9)
  }

  @Test("stand on one page as a whole")
  func paged() throws {
    let chart = try BarChartBlock(
      style: style, bars: try (1...5).map { try bar("ngành \($0)", Double($0)) }, alternative: "a")
    let lines = try typesetter.prepare(
      [TextSpan("một\nhai\nba\nbốn", style: Fixture.style())],
      style: Fixture.paragraphStyle(.vietnamese, .left))
    let flow = FlowLayout.paged(
      [.paragraph(lines, heading: nil), .bars(chart)], width: 300, room: PageRoom(first: 120, next: 120))
    #expect(flow.pageCount == 2)
    #expect(flow.elements[1].lines.allSatisfy { $0.page == 1 })
    #expect(flow.elements[1].shapes.allSatisfy { $0.page == 1 })
    #expect(abs((flow.elements[1].shapes[0].shape.path.bounds?.top ?? 0) - 4.5) < 1e-9)
  }

  @Test("of numbers without a length are refused", arguments: [-1, Double.nan, Double.infinity, 101])
  func refused(number: Double) throws {
    #expect(throws: BarChartError.impossibleNumber(index: 1)) {
      try BarChartBlock(
        style: style, bars: [try bar("a", 1), try bar("b", number)], whole: 100, alternative: "a")
    }
    #expect(throws: BarChartError.noBars) { try BarChartBlock(style: style, bars: [], alternative: "a") }
    #expect(throws: BarChartError.noAlternative) {
      try BarChartBlock(style: style, bars: [try bar("a", 1)], alternative: " ")
    }
    #expect(throws: BarChartError.impossibleWhole) {
      try BarChartBlock(style: style, bars: [try bar("a", 1)], whole: 0, alternative: "a")
    }
  }

  @Test("whose words leave no room for bars say that they are too wide")
  func tooWide() throws {
    let chart = try BarChartBlock(style: style, bars: [try bar("nhãn", 1)], alternative: "a")
    #expect(FlowLayout([.bars(chart)], width: 50).overflow > 0)
  }
}
