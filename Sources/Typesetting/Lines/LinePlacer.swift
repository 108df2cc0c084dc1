import Fonts
import Graphics

/// Puts the boxes of a line side by side, and joins neighbours in one face to runs.
struct LinePlacer {
  /// A gap without a space sign that is wider than this, in em, is read as a space by programs that extract text;
  /// glyphs that overlap by more (closed-up punctuation) are read as the end of a line.
  private static let readAsSpace = 0.08

  let items: LineItems
  let spans: [TextSpan]
  let line: BrokenLine

  private var parts: [LinePart] = []
  private var runs: [LineRun] = []
  /// The run being built.
  private var current: GlyphRun?
  private var currentX = 0.0
  private var currentLength = 0
  private var x: Double
  private let start: Double
  /// Where the characters of boxes below a reading stand, from left to right edge.
  private var extents: [Int: (left: Double, right: Double)] = [:]

  init(items: LineItems, spans: [TextSpan], line: BrokenLine, x: Double) {
    self.items = items
    self.spans = spans
    self.line = line
    self.x = x
    start = x
  }

  /// The line's parts, from left to right.
  mutating func parts(isLastOfParagraph: Bool) -> [LinePart] {
    var chunk = line.boxes.lowerBound
    while chunk < line.boxes.upperBound {
      let end = chunkEnd(from: chunk)
      let isSpoken = needsActualText(chunk..<end)
      let hasRuby = hasRuby(chunk)
      if isSpoken || hasRuby { closePart(actualText: nil, colour: colour(chunk)) }
      for index in chunk..<end { add(index, isLastOfParagraph: isLastOfParagraph) }
      let isColourEnd = end == line.boxes.upperBound || colour(end) != colour(chunk)
      if isSpoken || hasRuby || isColourEnd {
        closePart(
          actualText: isSpoken ? spokenText(chunk..<end) : nil, colour: colour(chunk),
          ruby: hasRuby ? ruby(chunk..<end) : nil)
      }
      chunk = end
    }
    return parts
  }

  private func colour(_ box: Int) -> Colour { spans[items.boxes[box].span].style.colour }

  private func hasRuby(_ box: Int) -> Bool {
    !items.rubies.isEmpty && spans[items.boxes[box].span].ruby != nil
  }

  /// The end of the boxes that follow one another without a space, in one colour; a name with its reading is apart,
  /// and all that stands below one reading is together.
  private func chunkEnd(from start: Int) -> Int {
    var index = start
    while index + 1 < line.boxes.upperBound, items.gaps[index].space == nil || isBelowOneReading(index),
      colour(index + 1) == colour(start),
      items.boxes[index + 1].span == items.boxes[start].span || !hasRuby(start) && !hasRuby(index + 1)
    {
      index += 1
    }
    return index + 1
  }

  /// Whether a box and the next one have one reading above both.
  private func isBelowOneReading(_ box: Int) -> Bool {
    items.rubies.contains { $0.boxes.lowerBound <= box && box + 1 < $0.boxes.upperBound }
  }

  private func needsActualText(_ chunk: Range<Int>) -> Bool {
    for index in chunk {
      let span = items.boxes[index].span
      if items.boxes[index].last == .ideographicSpace || spans[span].style.letterSpacing > Self.readAsSpace {
        return true
      }
      guard index + 1 < chunk.upperBound else { continue }
      let width = items.gaps[index].set(at: line.ratio)
      let white = width - squeezed(index) - squeezed(before: index + 1)
      if abs(white) > Self.readAsSpace * spans[span].style.size { return true }
    }
    return false
  }

  /// The white half that belongs to the glyph itself and so is no gap to a reader.
  private func squeezed(_ index: Int) -> Double {
    let box = items.boxes[index]
    let size = spans[box.span].style.size
    return box.piece.advance * size - box.width + box.trailing - box.shift * size
  }

  private func squeezed(before index: Int) -> Double {
    items.boxes[index].shift * spans[items.boxes[index].span].style.size
  }

  private func spokenText(_ chunk: Range<Int>) -> String {
    var text = ""
    for index in chunk {
      text += items.boxes[index].piece.text
      if let space = items.gaps[index].space { text += space.text }
    }
    return text
  }

  private mutating func add(_ index: Int, isLastOfParagraph: Bool) {
    let box = items.boxes[index]
    let style = spans[box.span].style
    if hasRuby(index) {
      let left = x - box.shift * style.size
      extents[index] = (left, left + box.piece.advance * style.size)
    }
    append(box.piece, style: style, shift: box.shift, width: box.width)
    let gap = items.gaps[index]
    guard index + 1 < line.boxes.upperBound else {
      // The space after the last word hangs over the line's end, unseen, so that words stay apart when read.
      if let space = gap.space, !(line.isLast && isLastOfParagraph) {
        append(space, style: style, shift: 0, width: space.advance * style.size)
      }
      return
    }
    // Ideographic spaces at the line's end hang as well.
    let width = index >= line.inkEnd ? gap.width : gap.set(at: line.ratio)
    if let space = gap.space {
      let owner = space.face == box.piece.face ? style : spans[items.boxes[index + 1].span].style
      append(space, style: owner, shift: 0, width: width)
    } else {
      widen(by: width)
    }
  }

  /// Adds a piece that takes `width` points; what its own glyphs don't fill is put on the last one.
  private mutating func append(_ piece: ShapedPiece, style: TextStyle, shift: Double, width: Double) {
    if let run = current, run.face != piece.face || run.size != style.size || run.language != piece.language {
      closeRun()
    }
    if current == nil {
      current = GlyphRun(face: piece.face, size: style.size, language: piece.language, text: "", glyphs: [])
      currentX = x
      currentLength = 0
    }
    current?.text += piece.text
    for (index, var glyph) in piece.glyphs.enumerated() {
      glyph.dx -= shift
      let isClusterEnd = index + 1 == piece.glyphs.count || !piece.glyphs[index + 1].text.isEmpty
      if style.letterSpacing != 0, isClusterEnd { glyph.advance += style.letterSpacing }
      if index + 1 == piece.glyphs.count {
        let letters = style.letterSpacing == 0 ? 0 : Double(piece.glyphs.count { !$0.text.isEmpty })
        glyph.advance += width / style.size - piece.advance - letters * style.letterSpacing
      }
      glyph.text = (glyph.text.lowerBound + currentLength)..<(glyph.text.upperBound + currentLength)
      current?.glyphs.append(glyph)
    }
    currentLength += piece.length
    x += width
  }

  private mutating func widen(by width: Double) {
    guard width != 0 else { return }
    x += width
    if let size = current?.size, let last = current?.glyphs.indices.last {
      current?.glyphs[last].advance += width / size
    }
  }

  private mutating func closeRun() {
    guard let run = current else { return }
    runs.append(LineRun(run: run, x: currentX))
    current = nil
  }

  private mutating func closePart(actualText: String?, colour: Colour, ruby: LineRuby? = nil) {
    closeRun()
    guard !runs.isEmpty else { return }
    parts.append(LinePart(runs: runs, colour: colour, actualText: actualText, ruby: ruby))
    runs = []
  }

  // MARK: Readings

  /// The readings above boxes of one name.
  private func ruby(_ boxes: Range<Int>) -> LineRuby? {
    let groups = items.rubies.filter { boxes.contains($0.boxes.lowerBound) }
    guard let first = groups.first else { return nil }
    return LineRuby(
      runs: groups.flatMap(runs), rise: first.rise, text: groups.map(\.text).joined(separator: "\u{3000}"))
  }

  /// A reading centred above its boxes; one that is shorter is spaced out, half as wide at its ends as inside.
  private func runs(of group: RubyGroup) -> [LineRun] {
    guard let left = extents[group.boxes.lowerBound]?.left,
      let right = extents[group.boxes.upperBound - 1]?.right
    else { return [] }
    let space = max(0, right - left - group.width) / Double(max(1, group.pieces.count))
    let length = group.width + space * Double(group.pieces.count)
    // At the edges of the line nothing sticks out.
    var x = max(start, min((left + right - length) / 2, start + line.width - length)) + space / 2
    var runs: [LineRun] = []
    for (index, piece) in group.pieces.enumerated() {
      var glyphs = piece.glyphs
      if let last = glyphs.indices.last, index + 1 < group.pieces.count {
        glyphs[last].advance += space / group.size
      }
      if let last = runs.indices.last, runs[last].run.face == piece.face {
        let offset = runs[last].run.text.utf8.count
        runs[last].run.text += piece.text
        runs[last].run.glyphs += glyphs.map { glyph in
          var glyph = glyph
          glyph.text = (glyph.text.lowerBound + offset)..<(glyph.text.upperBound + offset)
          return glyph
        }
      } else {
        let run = GlyphRun(
          face: piece.face, size: group.size, language: piece.language, text: piece.text, glyphs: glyphs)
        runs.append(LineRun(run: run, x: x))
      }
      x += piece.advance * group.size + space
    }
    return runs
  }
}
