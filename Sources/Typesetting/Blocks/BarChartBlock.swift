import Graphics

/// Labelled bars below one another, without axes: the number stands behind each bar.
///
/// It is one picture with one alternative text, and is not parted by a page's end.
public struct BarChartBlock {
  public struct Bar {
    public var label: PreparedParagraph
    /// The number as it is written; its alignment is that of the values' column.
    public var value: PreparedParagraph
    /// 0 or more.
    public var number: Double

    public init(label: PreparedParagraph, value: PreparedParagraph, number: Double) {
      self.label = label
      self.value = value
      self.number = number
    }
  }

  /// Bars shorter than this say nothing; a chart that leaves the longest one less room is too wide.
  private static let leastLength = 24.0

  public let style: BarChartStyle
  public let bars: [Bar]
  /// What a full bar stands for.
  public let whole: Double
  public let alternative: String

  /// A full bar stands for `whole`, 100 for percentages; where it is nil, for the largest number.
  /// - Throws: ``BarChartError`` for numbers that have no length, or where there is nothing to show.
  public init(
    style: BarChartStyle, bars: [Bar], whole: Double? = nil, alternative: String
  ) throws(BarChartError) {
    guard !bars.isEmpty else { throw .noBars }
    guard !alternative.allSatisfy(\.isWhitespace) else { throw .noAlternative }
    if let whole, !(whole > 0 && whole.isFinite) { throw .impossibleWhole }
    let limit = whole ?? .greatestFiniteMagnitude
    // A comparison with what is no number is false.
    for (index, bar) in bars.enumerated() where !(bar.number >= 0 && bar.number <= limit) {
      throw .impossibleNumber(index: index)
    }
    self.style = style
    self.bars = bars
    self.whole = whole ?? bars.map(\.number).max() ?? 0
    self.alternative = alternative
  }

  /// Places the chart at a height of what it stands in; `top` is that height in the column. Returns it and how high
  /// it is.
  func place(
    y: Double, top: Double, width: Double, in column: inout ColumnStacker
  ) -> ([PlacedElement], height: Double) {
    // A little more than the content, so that rounding never breaks a line.
    let labels = min((bars.map(\.label.contentWidths.widest).max() ?? 0) + 0.01, width * style.labelShare)
    let values = (bars.map(\.value.contentWidths.widest).max() ?? 0) + 0.01
    let left = labels + style.space
    let length = width - left - style.space - values
    column.noteOverflow(Self.leastLength - length, nil)
    var figure = PlacedElement(
      .figure(alternative: alternative), language: style.language, origin: Point(x: 0, y: y))
    var inner = 0.0
    for (index, bar) in bars.enumerated() {
      if index > 0 { inner += style.gap }
      let label = column.layOut(bar.label, width: labels)
      let value = column.layOut(bar.value, width: values)
      let height = max(label.height, value.height, style.thickness)
      func add(_ layout: ParagraphLayout, x: Double) {
        let drop = inner + (height - layout.height) / 2
        figure.lines += layout.lines.map { $0.moved(right: x, down: drop, page: 0) }
      }
      add(label, x: 0)
      add(value, x: width - values)
      let box = Rectangle(
        x: left, y: inner + (height - style.thickness) / 2, width: max(0, length), height: style.thickness)
      figure.shapes += shapes(in: box, share: whole > 0 ? bar.number / whole : 0)
      inner += height
    }
    column.add([FlowStrip(top: top, bottom: top + inner, lines: 2)])
    return ([figure], inner)
  }

  private func shapes(in box: Rectangle, share: Double) -> [PlacedShape] {
    var shapes: [PlacedShape] = []
    if let track = style.track {
      shapes.append(PlacedShape(Shape(path: .rectangle(box), fill: .colour(track))))
    }
    if share > 0 {
      var bar = box
      bar.width *= share
      shapes.append(PlacedShape(Shape(path: .rectangle(bar), fill: .colour(style.colour))))
    }
    return shapes
  }
}
