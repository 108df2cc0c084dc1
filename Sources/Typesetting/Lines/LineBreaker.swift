/// A line: the boxes from `first` to `last`, and how its gaps are set.
struct BrokenLine {
  /// The boxes on the line; empty for an empty line.
  var boxes: Range<Int>
  /// Where the letters end: boxes after this one are ideographic spaces that hang over the line's end.
  var inkEnd: Int
  /// The width as set, in points.
  var width: Double
  /// How far gaps are opened (above 0) or closed (−1: as far as they go).
  var ratio: Double
  /// The first line of its paragraph.
  var isFirst: Bool
  /// The last one before a hard break or the paragraph's end.
  var isLast: Bool
  /// By how many points the line is too long.
  var overflow: Double
}

/// Chooses all line ends of a paragraph together, so that its worst line is as good as can be (the idea of
/// Knuth and Plass, "Breaking paragraphs into lines", 1981, with Japanese gaps beside word spaces).
struct LineBreaker {
  /// What makes a line good.
  enum Aim {
    /// Gaps near their natural width.
    case justified
    /// Line ends near the edge; the last line is free.
    case ragged
    /// Few lines, of like length.
    case balanced
  }

  /// A word space grows by its own width at most: it stretches by half of it at ratio 1.
  static let wordLimit = 2.0
  /// The longest name that is kept on one line of a justified paragraph, as a share of the line.
  static let keptShare = 0.5
  /// A quarter em between Japanese and Latin grows by half of itself (JLREQ 3.8.4 would allow half an em, which
  /// looks like a word space).
  static let quarterLimit = 1.0

  /// How unwelcome it is that a paragraph's last line is hardly there.
  private static let runtPenalty = 100.0

  let items: LineItems
  let aim: Aim
  /// Width of the paragraph's first line, and of the others.
  let firstMeasure: Double
  let measure: Double
  /// Names may not be parted where this is set; they are longer than a line otherwise.
  private let keptMayBreak: [Bool]
  private let sums: LineSums

  init(items: LineItems, aim: Aim, em: Double, firstMeasure: Double, measure: Double) {
    self.items = items
    self.aim = aim
    self.firstMeasure = firstMeasure
    self.measure = measure
    let sums = LineSums(items, em: em)
    self.sums = sums
    // A long name moved to the next line as a whole would leave a hole in a justified one.
    let limit = min(firstMeasure, measure) * (aim == .justified ? Self.keptShare : 1)
    keptMayBreak = Self.keptSpans(items, sums, limit: limit)
  }

  /// The lines of the whole paragraph. With `keepsLine`, none is broken except where a hard break says so.
  func lines(keepsLine: Bool) -> [BrokenLine] {
    var lines: [BrokenLine] = []
    for segment in items.segments {
      let isFirst = lines.isEmpty
      guard !segment.isEmpty else {
        lines.append(
          BrokenLine(
            boxes: segment, inkEnd: segment.lowerBound, width: 0, ratio: 0, isFirst: isFirst, isLast: true,
            overflow: 0))
        continue
      }
      let starts = keepsLine ? [segment.lowerBound] : lineStarts(of: segment, isFirst: isFirst)
      for (index, start) in starts.enumerated() {
        let end = index + 1 < starts.count ? starts[index + 1] : segment.upperBound
        lines.append(
          line(
            start..<end, isFirst: isFirst && index == 0, isLast: index + 1 == starts.count,
            mayShrink: !keepsLine))
      }
    }
    return lines
  }

  private func canBreak(after box: Int) -> Bool {
    let gap = items.gaps[box]
    return gap.canBreak && (!gap.isKept || keptMayBreak[items.boxes[box].span])
  }

  /// Finds the best line starts of one segment.
  private func lineStarts(of segment: Range<Int>, isFirst: Bool) -> [Int] {
    let base = segment.lowerBound
    // cost[k]: the least cost of lines that end before box base + k; infinite where no line can begin.
    var cost = [Double](repeating: .infinity, count: segment.count + 1)
    var from = [Int](repeating: base, count: segment.count + 1)
    cost[0] = 0
    var active = [base]
    var oldest = 0
    for end in segment {
      let isLast = end + 1 == segment.upperBound
      guard isLast || canBreak(after: end) else { continue }
      var best = Double.infinity
      var bestStart = active[active.count - 1]
      for index in oldest..<active.count {
        let start = active[index]
        let width = measure(of: start, isFirst: isFirst && start == base)
        let fit = fit(start, end, into: width, isLast: isLast)
        if fit.overflow > 0, index + 1 < active.count {
          // Longer lines from here on never fit again; half an em is what punctuation may still lose.
          if index == oldest, fit.overflow > 2 * sums.em { oldest += 1 }
          continue
        }
        let total = cost[start - base] + lineCost(fit, start: start, end: end, isLast: isLast, width: width)
        if total < best {
          best = total
          bestStart = start
        }
      }
      cost[end + 1 - base] = best
      from[end + 1 - base] = bestStart
      if !isLast { active.append(end + 1) }
    }
    var starts: [Int] = []
    var end = segment.upperBound
    while end > base {
      let start = from[end - base]
      starts.append(start)
      end = start
    }
    return starts.reversed()
  }

  private func measure(of start: Int, isFirst: Bool) -> Double { isFirst ? firstMeasure : measure }

  private func lineCost(_ fit: LineFit, start: Int, end: Int, isLast: Bool, width: Double) -> Double {
    if fit.overflow > 0 { return 1e12 * (1 + fit.overflow) }
    let penalty = isLast ? runtPenalty(fit, start: start, end: end, width: width) : items.gaps[end].penalty
    switch aim {
    case .justified:
      let demerits = 1 + fit.badness + penalty
      return demerits * demerits
    case .ragged:
      let slack = isLast ? 0 : max(0, width - fit.width) / width
      let demerits = 1 + 400 * slack * slack + penalty
      return demerits * demerits
    case .balanced:
      let slack = max(0, width - fit.width) / width
      return 1e6 + 1e4 * slack * slack + 100 * penalty
    }
  }

  /// One word, or one character with the marks behind it, alone on the last line is a blemish.
  private func runtPenalty(_ fit: LineFit, start: Int, end: Int, width: Double) -> Double {
    let isOneWord = !(start..<end).contains { items.gaps[$0].canBreak }
    let isRunt = isOneWord || fit.width < max(0.06 * width, 1.8 * sums.em)
    return start > 0 && isRunt ? Self.runtPenalty : 0
  }

  private func fit(_ start: Int, _ end: Int, into width: Double, isLast: Bool) -> LineFit {
    sums.fit(
      start, end, into: width, isJustified: aim == .justified, isLast: isLast, kept: items.gaps[end].kept)
  }

  private func line(_ boxes: Range<Int>, isFirst: Bool, isLast: Bool, mayShrink: Bool) -> BrokenLine {
    let end = boxes.upperBound - 1
    let width = isFirst ? firstMeasure : measure
    let fit = sums.fit(
      boxes.lowerBound, end, into: width, isJustified: aim == .justified && mayShrink, isLast: isLast,
      kept: items.gaps[end].kept)
    return BrokenLine(
      boxes: boxes, inkEnd: max(sums.inkEnd[end], boxes.lowerBound), width: fit.width, ratio: fit.ratio,
      isFirst: isFirst, isLast: isLast, overflow: fit.overflow)
  }

  /// Which spans are names too long for one line, with what may not be parted from them.
  private static func keptSpans(_ items: LineItems, _ sums: LineSums, limit: Double) -> [Bool] {
    var mayBreak = [Bool](repeating: false, count: (items.boxes.map(\.span).max() ?? -1) + 1)
    for segment in items.segments where !segment.isEmpty {
      var index = segment.lowerBound
      while index < segment.upperBound {
        guard items.gaps[index].isKept else {
          index += 1
          continue
        }
        var start = index
        while start > segment.lowerBound, !items.gaps[start - 1].canBreak { start -= 1 }
        var end = index
        while end + 1 < segment.upperBound, items.gaps[end].isKept || !items.gaps[end].canBreak { end += 1 }
        if sums.natural(start, end) > limit { mayBreak[items.boxes[index].span] = true }
        while index < segment.upperBound, items.gaps[index].isKept { index += 1 }
      }
    }
    return mayBreak
  }
}
