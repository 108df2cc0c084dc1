public import Fonts

/// A paragraph that is shaped and ready to be broken into lines of any width.
///
/// It remembers how it was last set, so a paragraph that is the same in every paper is set once.
public final class PreparedParagraph {
  let items: LineItems
  let spans: [TextSpan]
  public let style: ParagraphStyle
  private var last: (width: Double, keepsLine: Bool, layout: ParagraphLayout)?

  init(items: LineItems, spans: [TextSpan], style: ParagraphStyle) {
    self.items = items
    self.spans = spans
    self.style = style
  }

  /// Whether there is nothing to see.
  public var isEmpty: Bool { items.boxes.isEmpty }

  /// The paragraph's glyphs, word by word, before it is set: what a font must hold to set it.
  public var runs: [GlyphRun] {
    let spaces = items.gaps.compactMap(\.space)
    let readings = items.rubies.flatMap(\.pieces)
    return (items.boxes.map(\.piece) + spaces + readings).map { piece in
      GlyphRun(
        face: piece.face, size: style.size, language: piece.language, text: piece.text, glyphs: piece.glyphs)
    }
  }

  /// Sets the paragraph in a column of a width in points. `keepsLine` overrides the style's own wish to stay on one
  /// line.
  public func layOut(width: Double, keepsLine: Bool? = nil) -> ParagraphLayout {
    let keepsLine = keepsLine ?? style.keepsLine
    if let last, last.width == width, last.keepsLine == keepsLine { return last.layout }
    let layout = ParagraphSetter(paragraph: self, width: width).layOut(keepsLine: keepsLine)
    last = (width, keepsLine, layout)
    return layout
  }

  /// The width the paragraph takes when no line is broken, and the width below which something sticks out.
  public var contentWidths: (widest: Double, narrowest: Double) {
    let sums = LineSums(items, em: style.size)
    var widest = 0.0
    var narrowest = 0.0
    for segment in items.segments where !segment.isEmpty {
      widest = max(widest, sums.natural(segment.lowerBound, segment.upperBound - 1))
      var start = segment.lowerBound
      for index in segment where index + 1 == segment.upperBound || items.gaps[index].canBreak {
        narrowest = max(narrowest, sums.natural(start, index))
        start = index + 1
      }
    }
    let indents = max(style.indent, style.hanging) + style.left + style.right
    return (widest + indents, (style.keepsLine ? widest : narrowest) + indents)
  }
}
