/// Puts readings above the boxes of the spans they belong to (JLREQ 3.3.4 to 3.3.8).
///
/// A reading longer than what it stands above first hangs over a space or kana beside it, by half of one of its own
/// letters; then the characters below are moved apart.
struct RubyBuilder {
  /// How far a reading hangs over what stands beside it, in em of its own letters.
  private static let overhang = 0.5

  let spans: [TextSpan]
  let shaper: PieceShaper
  /// Characters of readings that can't be set.
  private(set) var missing: [LineItemsBuilder.Missing] = []

  init(spans: [TextSpan], shaper: PieceShaper) {
    self.spans = spans
    self.shaper = shaper
  }

  mutating func addReadings(to items: inout LineItems) {
    var box = 0
    while box < items.boxes.count {
      let span = items.boxes[box].span
      let end = items.boxes[box...].firstIndex { $0.span != span } ?? items.boxes.count
      if let reading = spans[span].ruby, !reading.isEmpty {
        for (boxes, text) in pairs(box..<end, reading, in: items) {
          add(text, above: boxes, of: span, to: &items)
        }
        for index in box..<end where index + 1 < end { items.gaps[index].isKept = true }
      }
      box = end
    }
  }

  /// The parts of a name with their readings; where their numbers differ, the whole reading above the whole name.
  private func pairs(_ boxes: Range<Int>, _ reading: String, in items: LineItems) -> [(Range<Int>, String)] {
    let readings = reading.split { $0 == " " || $0 == "\u{3000}" }.map(String.init)
    let lineEnds = Set(items.segments.map(\.upperBound))
    var parts: [Range<Int>] = []
    var start = boxes.lowerBound
    for index in boxes {
      let isSpace = items.boxes[index].first == .ideographicSpace
      if isSpace {
        if start < index { parts.append(start..<index) }
        start = index + 1
      } else if items.gaps[index].space != nil || lineEnds.contains(index + 1)
        || index + 1 == boxes.upperBound
      {
        parts.append(start..<(index + 1))
        start = index + 1
      }
    }
    if parts.count == readings.count { return Array(zip(parts, readings)) }
    guard let first = parts.first, let last = parts.last else { return [] }
    let end = items.segments.first { $0.contains(first.lowerBound) }?.upperBound ?? last.upperBound
    return [(first.lowerBound..<min(last.upperBound, end), reading)]
  }

  private mutating func add(_ text: String, above boxes: Range<Int>, of span: Int, to items: inout LineItems)
  {
    let style = spans[span].style
    var pieces: [ShapedPiece] = []
    for character in text {
      let isWide = character.unicodeScalars.first.map { CharacterClass.of($0.value).isWide } ?? false
      let shaping = shaper.shape(
        String(character), isWide: isWide, language: .japanese, chain: style.fonts, isSpaced: false)
      pieces += shaping.parts
      missing += shaping.missing.map { LineItemsBuilder.Missing(text: $0, origin: spans[span].origin) }
    }
    let group = RubyGroup(boxes: boxes, text: text, pieces: pieces, size: style.size * RubyGroup.share)
    for index in boxes where index + 1 < boxes.upperBound { items.gaps[index].canBreak = false }
    let base = boxes.reduce(0) {
      $0 + items.boxes[$1].width + ($1 + 1 < boxes.upperBound ? items.gaps[$1].width : 0)
    }
    if group.width > base { widen(boxes, by: group.width - base, reading: group, in: &items) }
    items.rubies.append(group)
  }

  /// Moves the characters below a reading apart: by equal amounts between them, half as much at the ends.
  private func widen(_ boxes: Range<Int>, by excess: Double, reading: RubyGroup, in items: inout LineItems) {
    let half = excess / Double(2 * boxes.count)
    let most = Self.overhang * reading.size
    for index in boxes {
      var before = half
      var after = half
      if index == boxes.lowerBound, mayHang(over: index - 1, across: index - 1, in: items) {
        before -= min(half, most)
      }
      if index + 1 == boxes.upperBound, mayHang(over: index + 1, across: index, in: items) {
        after -= min(half, most)
      }
      items.boxes[index].width += before + after
      items.boxes[index].shift -= before / spans[items.boxes[index].span].style.size
    }
  }

  /// Whether a reading may hang over a neighbour of what it stands above.
  private func mayHang(over index: Int, across gap: Int, in items: LineItems) -> Bool {
    guard items.boxes.indices.contains(index), items.boxes.indices.contains(gap) else { return false }
    if items.gaps[gap].space != nil { return true }
    let box = items.boxes[index]
    guard box.first != .ideographicSpace else { return true }
    return spans[box.span].ruby == nil && (0x3041...0x30FF).contains(box.firstScalar)
      && box.firstScalar != 0x30FB
  }
}
