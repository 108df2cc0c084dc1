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

  /// What lies before a box, all in points.
  private struct Sum {
    var width = 0.0
    var word = 0.0
    var quarter = 0.0
    var wide = 0.0
    var shrink = 0.0
    /// How many word spaces and Japanese characters may take up white.
    var openings = 0
  }

  /// Entry k: the sum over boxes and gaps before box k.
  private let sums: [Sum]
  /// The width of each box without the letter space after it.
  private let ink: [Double]

  init(_ items: LineItems, em: Double) {
    self.em = em
    let count = items.boxes.count
    var inkEnd: [Int] = []
    var ink: [Double] = []
    var sums: [Sum] = []
    inkEnd.reserveCapacity(count)
    ink.reserveCapacity(count)
    sums.reserveCapacity(count + 1)
    var sum = Sum()
    sums.append(sum)
    for index in 0..<count {
      inkEnd.append(items.boxes[index].last == .ideographicSpace && index > 0 ? inkEnd[index - 1] : index)
      ink.append(items.boxes[index].width - items.boxes[index].trailing)
      sum.width += items.boxes[index].width + items.gaps[index].width
      sum.shrink += items.gaps[index].shrink
      if items.boxes[index].first.isWide { sum.openings += 1 }
      switch items.gaps[index].kind {
      case .none: break
      case .word:
        sum.word += items.gaps[index].stretch
        sum.openings += 1
      case .quarter: sum.quarter += items.gaps[index].stretch
      case .wide: sum.wide += items.gaps[index].stretch
      }
      sums.append(sum)
    }
    self.inkEnd = inkEnd
    self.ink = ink
    self.sums = sums
  }

  /// The natural width of the boxes from `start` to `end`, both on the line, without what hangs over its end.
  func natural(_ start: Int, _ end: Int) -> Double {
    let last = max(inkEnd[end], start)
    return sums[last].width - sums[start].width + ink[last]
  }

  /// How a line of the boxes from `start` to `end` fits.
  func fit(
    _ start: Int, _ end: Int, into measure: Double, isJustified: Bool, isLast: Bool, kept: Double
  ) -> LineFit {
    let last = max(inkEnd[end], start)
    let natural = natural(start, end)
    let need = measure - natural
    let tolerance = 0.001
    guard isJustified else {
      return LineFit(width: natural, ratio: 0, badness: 0, overflow: need < -tolerance ? -need : 0)
    }
    if need < 0 {
      let room = sums[last].shrink - sums[start].shrink
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
    let word = sums[last].word - sums[start].word
    var fit = stretched(
      natural: natural, need: need, word: word, quarter: sums[last].quarter - sums[start].quarter,
      wide: sums[last].wide - sums[start].wide)
    fit.badness = badness(need: need, word: word, openings: sums[last].openings - sums[start].openings)
    return fit
  }

  /// How bad a line is that lacks some points: the cube of how far its spaces are opened, as Knuth and Plass have it.
  /// Once they are half as wide again, it counts how many half ems each place on the line takes up; so Latin and
  /// Japanese lines are measured alike, and a line without any place is the worst. What nobody sees in a whole line
  /// costs little even where there are no spaces: a line on the grid of full ems is not closed up for it.
  private func badness(need: Double, word: Double, openings: Int) -> Double {
    let free = max(word, Self.unseen * em)
    let ratio =
      need <= free
      ? need / free : min(1 + (need - free) / Double(max(1, openings)) / (em / 2), Self.worstRatio)
    return 100 * ratio * ratio * ratio
  }

  private static let worstRatio = 10.0
  /// In em.
  private static let unseen = 0.1

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
