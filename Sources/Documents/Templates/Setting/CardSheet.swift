internal import Graphics
internal import PDF

/// Lays cards on sheets: one for each row of a field, row by row, as many sheets as they need.
struct CardSheet {
  /// The name of the plate's region for the cards; no slot can be called so.
  static let region = "sheet.cards"

  /// Cut marks are this long, and stand this far from the cards, in points.
  private static let markLength = 12.0
  private static let markDistance = 4.0

  let sheet: SheetDefinition
  let card: Size
  /// Each after those it stands below.
  let slots: [SlotDefinition]
  /// The slots' names in reading order.
  let reading: [String]
  let language: PaperLanguage

  /// Everything on the sheets, read card by card.
  func drawing(for paper: PaperPlace, setter: PaperSetter, problems: inout [PaperProblem]) -> Drawing {
    var drawing = Drawing()
    guard case .rows(let rows) = paper.scope.value(sheet.field), !rows.isEmpty else {
      problems.append(.unfilled(field: sheet.field, slot: sheet.field))
      return drawing
    }
    let perSheet = sheet.columns * sheet.rows
    for (index, row) in rows.enumerated() {
      let page = index / perSheet
      if sheet.showsMarks, index.isMultiple(of: perSheet) {
        drawing.turn(toPage: page)
        drawing.draw(Shape(path: marks, stroke: Stroke(paint: .colour(.black), width: 0.25)))
      }
      var place = paper
      place.scope = paper.scope.entering(row)
      place.page = page
      place.corner = corner(index % perSheet)
      draw(place, setter: setter, into: &drawing, problems: &problems)
    }
    return drawing
  }

  private func draw(
    _ place: PaperPlace, setter: PaperSetter, into drawing: inout Drawing, problems: inout [PaperProblem]
  ) {
    var ends: [String: PageEnd] = [:]
    var drawings: [String: Drawing] = [:]
    for slot in slots {
      let placed = setter.place(slot, for: place, ends: ends, problems: &problems)
      // Slots below this one find its end on their own card.
      ends[slot.name] = PageEnd(page: 0, y: placed.end.y)
      drawings[slot.name] = placed.drawing
    }
    drawing.turn(toPage: place.page)
    drawing.placeArtwork(
      through: Transform(a: 1, b: 0, c: 0, d: 1, e: place.corner.x, f: place.corner.y))
    drawing.begin(StructureElement(.division, language: language.rawValue))
    for name in reading {
      if let slot = drawings[name], !slot.isEmpty { drawing.append(slot) }
    }
    drawing.end()
  }

  // MARK: Places

  /// The upper left corner of the n-th card of a sheet; the cards stand in the middle of it.
  private func corner(_ index: Int) -> Point {
    Point(
      x: left + Double(index % sheet.columns) * (card.width + sheet.gap),
      y: top + Double(index / sheet.columns) * (card.height + sheet.gap))
  }

  private var width: Double { Double(sheet.columns) * (card.width + sheet.gap) - sheet.gap }
  private var height: Double { Double(sheet.rows) * (card.height + sheet.gap) - sheet.gap }
  private var left: Double { (sheet.size.width - width) / 2 }
  private var top: Double { (sheet.size.height - height) / 2 }

  /// Short lines outside the cards where to cut, as long as the sheet has room for them.
  private var marks: Path {
    var path = Path()
    let high = min(Self.markLength, top - Self.markDistance)
    let wide = min(Self.markLength, left - Self.markDistance)
    func line(_ x: Double, _ y: Double, _ endX: Double, _ endY: Double) {
      path.append(.line(from: Point(x: x, y: y), to: Point(x: endX, y: endY)))
    }
    if high > 1 {
      for x in edges(from: left, card.width, count: sheet.columns) {
        line(x, top - Self.markDistance - high, x, top - Self.markDistance)
        line(x, top + height + Self.markDistance, x, top + height + Self.markDistance + high)
      }
    }
    if wide > 1 {
      for y in edges(from: top, card.height, count: sheet.rows) {
        line(left - Self.markDistance - wide, y, left - Self.markDistance, y)
        line(left + width + Self.markDistance, y, left + width + Self.markDistance + wide, y)
      }
    }
    return path
  }

  /// Where cards begin and end; neighbours without a gap share their edge.
  private func edges(from start: Double, _ length: Double, count: Int) -> [Double] {
    var edges: [Double] = []
    for index in 0..<count {
      let first = start + Double(index) * (length + sheet.gap)
      if index == 0 || sheet.gap > 0 { edges.append(first) }
      edges.append(first + length)
    }
    return edges
  }
}
