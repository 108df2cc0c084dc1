/// How a line of certain boxes fits into a certain width.
struct LineFit {
  /// As set, in points.
  var width: Double
  var ratio: Double
  /// 0 for natural gaps, 100 for gaps at the edge of what is pleasant, up to 100,000.
  var badness: Double
  /// By how many points the line is too long; 0 when it fits.
  var overflow: Double
}

/// Running sums over a paragraph's boxes and gaps, so that any line's width costs the same few additions.
struct LineSums {
  /// The paragraph's letter size, in points.
  let em: Double
  /// For each box, the last box at or before it that is no ideographic space.
  let inkEnd: [Int]

  // Entry k: the sum over boxes and gaps before box k.
  private var width: [Double] = [0]
  private var word: [Double] = [0]
  private var quarter: [Double] = [0]
  private var wide: [Double] = [0]
  private var shrink: [Double] = [0]
  /// How many word spaces and Japanese characters may take up white.
  private var openings: [Int] = [0]
  private let own: [Double]
  private let trailing: [Double]

  init(_ items: LineItems, em: Double) {
    self.em = em
    let count = items.boxes.count
    own = items.boxes.map(\.width)
    trailing = items.boxes.map(\.trailing)
    var inkEnd: [Int] = []
    inkEnd.reserveCapacity(count)
    for index in 0..<count {
      let box = items.boxes[index]
      let gap = items.gaps[index]
      inkEnd.append(box.last == .ideographicSpace && index > 0 ? inkEnd[index - 1] : index)
      width.append(width[index] + box.width + gap.width)
      word.append(word[index] + (gap.kind == .word ? gap.stretch : 0))
      quarter.append(quarter[index] + (gap.kind == .quarter ? gap.stretch : 0))
      wide.append(wide[index] + (gap.kind == .wide ? gap.stretch : 0))
      shrink.append(shrink[index] + gap.shrink)
      openings.append(openings[index] + (gap.kind == .word ? 1 : 0) + (box.first.isWide ? 1 : 0))
    }
    self.inkEnd = inkEnd
  }

  /// The natural width of the boxes from `start` to `end`, both on the line, without what hangs over its end.
  func natural(_ start: Int, _ end: Int) -> Double {
    let ink = max(inkEnd[end], start)
    return width[ink] - width[start] + own[ink] - trailing[ink]
  }

  /// How a line of the boxes from `start` to `end` fits.
  func fit(
    _ start: Int, _ end: Int, into measure: Double, isJustified: Bool, isLast: Bool, kept: Double
  ) -> LineFit {
    let ink = max(inkEnd[end], start)
    let natural = natural(start, end)
    let need = measure - natural
    let tolerance = 0.001
    guard isJustified else {
      return LineFit(width: natural, ratio: 0, badness: 0, overflow: need < -tolerance ? -need : 0)
    }
    if need < 0 {
      let room = shrink[ink] - shrink[start]
      guard room + tolerance >= -need else {
        return LineFit(width: natural - room, ratio: -1, badness: 0, overflow: -need - room)
      }
      let ratio = room > 0 ? max(need / room, -1) : 0
      return LineFit(width: measure, ratio: ratio, badness: -100 * ratio * ratio * ratio, overflow: 0)
    }
    if isLast || need == 0 { return LineFit(width: natural, ratio: 0, badness: 0, overflow: 0) }
    // On the Japanese grid the full stop keeps its white, and nothing needs stretching.
    if kept > 0, abs(need - kept) < 0.02 * em {
      return LineFit(width: measure, ratio: 0, badness: 0, overflow: 0)
    }
    var fit = stretched(
      natural: natural, need: need, word: word[ink] - word[start], quarter: quarter[ink] - quarter[start],
      wide: wide[ink] - wide[start])
    fit.badness = badness(
      need: need, word: word[ink] - word[start], openings: openings[ink] - openings[start])
    return fit
  }

  /// How bad a line is that lacks some points: the cube of how far its spaces are opened, as Knuth and Plass have it.
  /// Once they are half as wide again, it counts how many half ems each place on the line takes up; so Latin and
  /// Japanese lines are measured alike, and a line without any place is the worst.
  private func badness(need: Double, word: Double, openings: Int) -> Double {
    let ratio =
      need <= word
      ? need / word : min(1 + (need - word) / Double(max(1, openings)) / (em / 2), Self.worstRatio)
    return 100 * ratio * ratio * ratio
  }

  private static let worstRatio = 10.0

  private func stretched(natural: Double, need: Double, word: Double, quarter: Double, wide: Double)
    -> LineFit
  {
    let ratio: Double
    let total = word + quarter + wide
    if need <= total * LineBreaker.quarterLimit {
      ratio = total > 0 ? need / total : 0
    } else if need - quarter * LineBreaker.quarterLimit <= (word + wide) * LineBreaker.wordLimit {
      ratio = (need - quarter * LineBreaker.quarterLimit) / (word + wide)
    } else if wide > 0 {
      ratio = (need - quarter * LineBreaker.quarterLimit - word * LineBreaker.wordLimit) / wide
    } else {
      // Rather a little short than torn apart.
      let widest = natural + word * LineBreaker.wordLimit + quarter * LineBreaker.quarterLimit
      return LineFit(width: widest, ratio: LineBreaker.wordLimit, badness: 0, overflow: 0)
    }
    return LineFit(width: natural + need, ratio: ratio, badness: 0, overflow: 0)
  }
}

extension LineGap {
  /// The gap's width at a line's ratio, in points.
  func set(at ratio: Double) -> Double {
    guard ratio > 0 else { return width + ratio * shrink }
    switch kind {
    case .none: return width
    case .word: return width + stretch * min(ratio, LineBreaker.wordLimit)
    case .quarter: return width + stretch * min(ratio, LineBreaker.quarterLimit)
    case .wide: return width + stretch * ratio
    }
  }
}
