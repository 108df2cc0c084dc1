import Graphics

/// Breaks a prepared paragraph into lines of one width and places them.
struct ParagraphSetter {
  let paragraph: PreparedParagraph
  let width: Double
  private var style: ParagraphStyle { paragraph.style }
  private var items: LineItems { paragraph.items }
  private var measure: Double { width - style.left - style.right }

  init(paragraph: PreparedParagraph, width: Double) {
    self.paragraph = paragraph
    self.width = width
  }

  func layOut(keepsLine: Bool) -> ParagraphLayout {
    let breaker = LineBreaker(
      items: items, aim: aim, em: style.size, firstMeasure: measure - style.indent,
      measure: measure - style.hanging)
    let broken = items.boxes.isEmpty ? [] : breaker.lines(keepsLine: keepsLine)
    var layout = ParagraphLayout(
      lines: [], height: Double(broken.count) * style.leading, width: 0, overflow: 0)
    var grown = 0.0
    layout.lines.reserveCapacity(broken.count)
    var inkLeft = width
    var inkRight = 0.0
    for (index, line) in broken.enumerated() {
      let indent = line.isFirst ? style.indent : style.hanging
      let x = style.left + indent + offset(of: line, in: measure - indent)
      var placer = LinePlacer(items: items, spans: paragraph.spans, line: line, x: x)
      let top = Double(index) * style.leading + grown
      grown += growth(of: line)
      layout.lines.append(
        PlacedLine(
          parts: placer.parts(isLastOfParagraph: index + 1 == broken.count), x: x,
          baseline: style.baseline + Double(index) * style.leading + grown, top: top, width: line.width))
      layout.width = max(layout.width, line.width + indent + style.left + style.right)
      inkLeft = min(inkLeft, x)
      inkRight = max(inkRight, x + line.width)
      if line.overflow > layout.overflow {
        layout.overflow = line.overflow
        layout.overflowOrigin = culprit(of: line)
      }
    }
    layout.height += grown
    if let rule = style.rule, !broken.isEmpty {
      addRule(rule, to: &layout, inkLeft: inkLeft, inkRight: inkRight)
    }
    return layout
  }

  private var aim: LineBreaker.Aim {
    switch style.alignment {
    case .justify: .justified
    case .left, .right: .ragged
    case .center: .balanced
    }
  }

  private func offset(of line: BrokenLine, in measure: Double) -> Double {
    switch style.alignment {
    case .justify, .left: 0
    case .right: measure - line.width
    case .center: (measure - line.width) / 2
    }
  }

  /// What the leading lacks for the readings on a line, in points.
  private func growth(of line: BrokenLine) -> Double {
    let groups = items.rubies.filter { line.boxes.contains($0.boxes.lowerBound) }
    return max(0, (groups.map(\.leading).max() ?? 0) - style.leading)
  }

  /// The origin that takes the most room on a line that is too long: most likely what made it so.
  private func culprit(of line: BrokenLine) -> Int? {
    var widths: [Int: Double] = [:]
    for box in line.boxes {
      widths[paragraph.spans[items.boxes[box].span].origin, default: 0] += items.boxes[box].width
    }
    return widths.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private func addRule(
    _ rule: ParagraphRule, to layout: inout ParagraphLayout, inkLeft: Double, inkRight: Double
  ) {
    let length =
      switch rule.width {
      case .ofText(let share): (inkRight - inkLeft) * share
      case .measure: measure
      case .length(let points): points
      }
    let left =
      switch style.alignment {
      case .justify, .left: rule.width == .measure ? style.left : inkLeft
      case .right: style.left + measure - length
      case .center: style.left + (measure - length) / 2
      }
    let y = layout.height + rule.gap + rule.weight / 2
    layout.rule = Shape(
      path: .line(from: Point(x: left, y: y), to: Point(x: left + length, y: y)),
      stroke: Stroke(paint: .colour(rule.colour), width: rule.weight))
    layout.height += rule.gap + rule.weight
  }
}
