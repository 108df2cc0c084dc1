import Foundation

/// The certificate's picture: a guilloche frame, corner rosettes, a watermark and a lotus; about 300 KB of SVG, so
/// that every engine has real artwork to carry.
enum Border {
  private static let width = 841.89
  private static let height = 595.28
  private static let wine = "#7a1420"
  private static let gold = "#b08a35"
  private static let paper = "#fffdf6"

  static let svg: String = {
    var parts = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)pt" height="\(height)pt" viewBox="0 0 \(width) \(height)">
      <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#8a6a1f"/>\
      <stop offset="0.5" stop-color="#d9b75a"/><stop offset="1" stop-color="#8a6a1f"/></linearGradient></defs>
      <rect width="\(width)" height="\(height)" fill="\(paper)"/>
      """,
      frame(inset: 18, stroke: "url(#g)", weight: 5), frame(inset: 25, stroke: wine, weight: 0.8),
      frame(inset: 50, stroke: wine, weight: 0.8),
    ]
    parts += (0..<6).map { wave($0) }
    for x in [38, width - 38] {
      for y in [38, height - 38] { parts += corner(x, y) }
    }
    parts += (0..<10).map { strand in
      rosette(
        x: width / 2, y: height / 2, radius: 150, depth: 40, lobes: 12, phase: Double(strand) * 0.31,
        points: 480, stroke: "#efe3c2", weight: 0.4)
    }
    parts += (0..<9).map(petal)
    return parts.joined(separator: "\n") + "\n</svg>\n"
  }()

  private static func number(_ value: Double) -> String { String(format: "%.2f", value) }

  private static func frame(inset: Double, stroke: String, weight: Double) -> String {
    """
    <rect x="\(inset)" y="\(inset)" width="\(number(width - 2 * inset))" height="\(number(height - 2 * inset))" \
    fill="none" stroke="\(stroke)" stroke-width="\(weight)"/>
    """
  }

  private static func path(_ points: [(Double, Double)], stroke: String, weight: Double) -> String {
    let data = points.map { "\(number($0.0)) \(number($0.1))" }.joined(separator: "L")
    return "<path d=\"M\(data)Z\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(weight)\"/>"
  }

  /// One strand around the page, between the two frames.
  private static func wave(_ strand: Int) -> String {
    let (long, short) = (width - 75, height - 75)
    let points = (0..<2_400).map { step -> (Double, Double) in
      let share = Double(step) / 2_400
      let swing =
        9 * sin(2 * .pi * share * 120 + Double(strand) * .pi / 6) * cos(Double(strand) * 0.25)
      var way = share * 2 * (long + short)
      if way < long { return (37.5 + way, 37.5 + swing) }
      way -= long
      if way < short { return (37.5 + long - swing, 37.5 + way) }
      way -= short
      if way < long { return (37.5 + long - way, 37.5 + short - swing) }
      return (37.5 + swing, 37.5 + short - (way - long))
    }
    return path(points, stroke: strand % 2 == 0 ? wine : gold, weight: 0.35)
  }

  private static func rosette(
    x: Double, y: Double, radius: Double, depth: Double, lobes: Double, phase: Double, points: Int,
    stroke: String, weight: Double
  ) -> String {
    let outline = (0..<points).map { step -> (Double, Double) in
      let angle = 2 * .pi * Double(step) / Double(points)
      let reach = radius + depth * cos(lobes * angle + phase)
      return (x + reach * cos(angle), y + reach * sin(angle))
    }
    return path(outline, stroke: stroke, weight: weight)
  }

  private static func corner(_ x: Double, _ y: Double) -> [String] {
    let disc = """
      <circle cx="\(number(x))" cy="\(number(y))" r="22" fill="\(paper)" stroke="\(wine)" stroke-width="0.6"/>
      """
    return [disc]
      + (0..<5).map { strand in
        rosette(
          x: x, y: y, radius: 14, depth: 6, lobes: 8, phase: Double(strand) * 0.6, points: 240,
          stroke: strand % 2 == 0 ? wine : gold, weight: 0.35)
      }
  }

  private static func petal(_ index: Int) -> String {
    """
    <path transform="translate(\(number(width / 2)) 108) rotate(\((index - 4) * 20))" \
    d="M0 0C-9 -14 -6 -28 0 -36C6 -28 9 -14 0 0Z" fill="#c8102e" \
    fill-opacity="\(index % 2 == 0 ? 0.85 : 0.55)" stroke="\(wine)" stroke-width="0.5"/>
    """
  }
}
