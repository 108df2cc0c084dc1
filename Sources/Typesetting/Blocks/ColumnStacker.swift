import Graphics

/// Stacks blocks in a column as high as they need, and notes where a page may end in it.
struct ColumnStacker {
  /// Paragraphs that wish to stay on one line may take several.
  let mayWrap: Bool
  /// A row of a table that is higher than this is cut inside, in points; infinite where there are no pages.
  let pageHeight: Double
  /// By how many points the widest line or table is too wide; 0 when all fit.
  private(set) var overflow = 0.0
  /// The origin of the span that is too wide.
  private(set) var overflowOrigin: Int?
  /// From top to bottom; they do not overlap.
  private(set) var strips: [FlowStrip] = []
  /// In the order in which they stand in the tree of elements.
  private(set) var tables: [TableFrame] = []

  init(mayWrap: Bool, pageHeight: Double = .infinity) {
    self.mayWrap = mayWrap
    self.pageHeight = pageHeight
  }

  /// Stacks blocks from a height of the column on; returns them, relative to their own upper edge, and how high
  /// they are together. Paragraphs take their space from `spacing` where it is given.
  mutating func stack(
    _ blocks: [FlowBlock], width: Double, top: Double = 0, spacing: (before: Double, after: Double)? = nil
  ) -> (elements: [PlacedElement], height: Double) {
    var elements: [PlacedElement] = []
    var y = 0.0
    var after = 0.0
    var isKept = false
    for block in blocks {
      var space = block.space
      if let spacing, case .paragraph = block { space = spacing }
      if !elements.isEmpty { y += after + space.before }
      after = space.after
      let first = strips.count
      let (element, height) =
        switch block {
        case .paragraph(let paragraph, let heading):
          place(paragraph, heading: heading, y: y, top: top + y, width: width)
        case .list(let list): list.place(y: y, top: top + y, width: width, in: &self)
        case .table(let table): table.place(y: y, top: top + y, width: width, in: &self)
        case .bars(let chart): chart.place(y: y, top: top + y, width: width, in: &self)
        }
      elements += element
      y += height
      if isKept, first < strips.count { strips[first].isUnwelcome = true }
      if first < strips.count { isKept = block.keepsWithNext }
    }
    return (elements, y)
  }

  private mutating func place(
    _ paragraph: PreparedParagraph, heading: Int?, y: Double, top: Double, width: Double
  ) -> ([PlacedElement], height: Double) {
    let layout = layOut(paragraph, width: width)
    strips += layout.strips(from: top)
    let element = PlacedElement(
      heading.map { .heading($0) } ?? .paragraph, language: paragraph.style.language,
      origin: Point(x: 0, y: y), lines: layout.lines, shapes: layout.rule.map { [PlacedShape($0)] } ?? [])
    return ([element], layout.height)
  }

  /// Sets a paragraph, and notes what sticks out.
  mutating func layOut(_ paragraph: PreparedParagraph, width: Double) -> ParagraphLayout {
    let layout = paragraph.layOut(width: width, keepsLine: mayWrap ? false : nil)
    noteOverflow(layout.overflow, layout.overflowOrigin)
    return layout
  }

  mutating func noteOverflow(_ points: Double, _ origin: Int?) {
    guard points > overflow else { return }
    overflow = points
    overflowOrigin = origin
  }

  mutating func add(_ strips: [FlowStrip]) { self.strips += strips }

  /// Notes a table before what stands in it; returns its number.
  mutating func add(_ table: TableFrame) -> Int {
    tables.append(table)
    return tables.count - 1
  }

  /// The strips from one on may not be parted above a height of the column: what stands beside them reaches so far.
  mutating func keepWhole(from first: Int, to bottom: Double) {
    guard first < strips.count else { return }
    while first + 1 < strips.count, strips[first + 1].top < bottom {
      strips[first].take(strips.remove(at: first + 1))
    }
    strips[first].bottom = max(strips[first].bottom, bottom)
  }
}
