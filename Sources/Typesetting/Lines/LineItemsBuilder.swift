import Fonts

/// Cuts a paragraph's spans into boxes and gaps.
struct LineItemsBuilder {
  /// A character no face has, and whose text it stands in.
  struct Missing: Hashable {
    var text: String
    var origin: Int
  }

  private let spans: [TextSpan]
  private let language: TextLanguage
  private let shaper: PieceShaper
  /// Whether lines end with a phrase where they can.
  private let keepsPhrases: Bool

  private var bytes: [UInt8] = []
  private var scalars: [UInt32] = []
  /// Where each character begins in `bytes`; one entry more than there are characters.
  private var offsets: [Int] = [0]
  private var classes: [CharacterClass] = []

  private var items = LineItems()
  private var segmentStart = 0
  private var spaces: Range<Int>?
  private var spacesCanBreak = true
  private var zeroWidthBreak = false
  private var joined = false
  private var missing: [Missing] = []
  /// The Latin words around the last one, which share a language.
  private var stretch = 0..<0

  init(spans: [TextSpan], language: TextLanguage, shaper: PieceShaper, keepsPhrases: Bool) {
    self.spans = spans
    self.keepsPhrases = keepsPhrases
    self.language = language
    self.shaper = shaper
  }

  /// The boxes and gaps of the paragraph, and every character that can't be set.
  mutating func build() -> (items: LineItems, missing: [Missing]) {
    var ends: [Int] = []
    for span in spans {
      append(span.text)
      ends.append(scalars.count)
    }
    items.boxes.reserveCapacity(scalars.count / 2)
    items.gaps.reserveCapacity(scalars.count / 2)
    SharedPunctuation.resolve(&classes, scalars, isJapanese: language == .japanese)
    var index = 0
    for (span, end) in ends.enumerated() {
      while index < end { index = take(from: index, end: end, span: span) }
    }
    endSegment(isLast: true)
    if spans.contains(where: { $0.ruby != nil }) {
      var ruby = RubyBuilder(spans: spans, shaper: shaper)
      ruby.addReadings(to: &items)
      missing += ruby.missing
    }
    return (items, missing)
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    var offset = offsets[offsets.count - 1]
    for scalar in text.unicodeScalars {
      scalars.append(scalar.value)
      classes.append(CharacterClass.of(scalar.value))
      offset += scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x1_0000 ? 3 : 4
      offsets.append(offset)
    }
  }

  /// Takes what begins at a place; returns the place after it.
  private mutating func take(from index: Int, end: Int, span: Int) -> Int {
    switch classes[index] {
    case .space, .noBreakSpace:
      var next = index + 1
      while next < end, classes[next] == .space || classes[next] == .noBreakSpace { next += 1 }
      if spaces == nil { spacesCanBreak = true }
      if classes[index..<next].contains(.noBreakSpace) { spacesCanBreak = false }
      spaces = (spaces?.lowerBound ?? index)..<next
      return next
    case .lineEnd:
      endSegment()
      return index + 1
    case .zeroWidthSpace:
      zeroWidthBreak = true
      return index + 1
    case .wordJoiner:
      joined = true
      return index + 1
    case let value where value.isWide:
      var next = index + 1
      while next < end, classes[next] == .attached { next += 1 }
      add(index..<next, isWide: true, span: span)
      return next
    default:
      let next = wordEnd(from: index, end: end)
      add(index..<next, isWide: false, span: span)
      return next
    }
  }

  /// The end of a word, or of its part up to a place where a line may end.
  private func wordEnd(from start: Int, end: Int) -> Int {
    var index = start + 1
    while index < end, classes[index].isNarrow || classes[index] == .attached {
      if classes[index] == .letter {
        let last = classes[index - 1]
        if last == .hyphen, index - 1 > start, classes[index - 2] == .letter || classes[index - 2] == .digit {
          return index
        }
        if last == .slash, isAddress(before: index, from: start) || isBetweenWords(index) { return index }
      }
      index += 1
    }
    return index
  }

  /// Whether a slash belongs to a web address, which may be parted there; 01/GM-UBND may not.
  private func isAddress(before index: Int, from start: Int) -> Bool {
    var word = start
    while word > 0, classes[word - 1].isNarrow { word -= 1 }
    var place = word
    while place + 2 < index {
      if scalars[place] == 0x3A, scalars[place + 1] == 0x2F, scalars[place + 2] == 0x2F {
        return index > place + 3
      }
      place += 1
    }
    return false
  }

  /// Whether a slash before `index` stands between two words, as in phẩm/năm, and not in km/h or 01/GM-UBND.
  private func isBetweenWords(_ index: Int) -> Bool {
    guard index > 3, index + 2 < classes.count, !isCode(around: index) else { return false }
    return classes[(index - 4)..<(index - 1)].allSatisfy { $0 == .letter }
      && classes[index..<(index + 3)].allSatisfy { $0 == .letter }
  }

  /// Whether the hyphen before `index` stands in a code: a word with digits, or with a single letter beside the hyphen.
  private func isCode(around index: Int) -> Bool {
    var start = index
    while start > 0, classes[start - 1].isNarrow { start -= 1 }
    var end = index
    while end < classes.count, classes[end].isNarrow { end += 1 }
    if classes[start..<end].contains(.digit) { return true }
    func isLetter(_ place: Int) -> Bool { (start..<end).contains(place) && classes[place] == .letter }
    return !isLetter(index - 3) || !isLetter(index + 1)
  }

  private mutating func add(_ range: Range<Int>, isWide: Bool, span: Int) {
    let style = spans[span].style
    let language = wordLanguage(range, isWide: isWide)
    let shaping = shaper.shape(
      string(range), isWide: isWide, language: language, chain: style.fonts,
      isSpaced: style.letterSpacing != 0)
    for text in shaping.missing { missing.append(Missing(text: text, origin: spans[span].origin)) }
    let first = classes[range.lowerBound]
    var lastIndex = range.upperBound - 1
    while lastIndex > range.lowerBound, classes[lastIndex] == .attached { lastIndex -= 1 }
    for (index, piece) in shaping.parts.enumerated() {
      var width = piece.advance
      var shift = 0.0
      if isWide, piece.isFullWidth, let squeezed = SpacingRules.squeeze(first) {
        width = squeezed.width
        shift = squeezed.shift
      }
      let trailing = style.letterSpacing * style.size
      let letters = trailing == 0 ? 0 : Double(piece.glyphs.count { !$0.text.isEmpty })
      let box = LineBox(
        piece: piece, span: span, width: width * style.size + letters * trailing, shift: shift, first: first,
        last: classes[lastIndex], firstScalar: scalars[range.lowerBound], lastScalar: scalars[lastIndex],
        trailing: trailing)
      if index > 0 { joined = true }
      addGap(before: box, at: range.lowerBound)
      items.boxes.append(box)
      items.gaps.append(LineGap())
    }
  }

  /// Fills the gap between the last box and the one that follows.
  private mutating func addGap(before box: LineBox, at index: Int) {
    defer {
      spaces = nil
      zeroWidthBreak = false
      joined = false
    }
    let count = items.boxes.count
    guard count > segmentStart else { return }
    let left = items.boxes[count - 1]
    var gap: LineGap
    var penalty: Double?
    if let spaces {
      gap = spaceGap(spaces, left: left, right: box)
      penalty = spacesCanBreak ? BreakRules.penaltyOfSpace(between: left, and: box) : nil
      if let known = penalty, keepsPhrases {
        penalty = known + PhraseRules.penaltyOfSpace(between: left, and: box)
      }
    } else if joined, left.span == box.span {
      gap = LineGap()
    } else {
      gap = SpacingRules.gap(
        between: left, spans[left.span].style.size, and: box, spans[box.span].style.size)
      let before = count > segmentStart + 1 ? items.boxes[count - 2] : nil
      penalty = BreakRules.penalty(between: left, and: box, before: before)
      if let known = penalty {
        if left.last == .hyphen, box.first == .letter, isCode(around: index),
          !isAddress(before: index, from: index)
        {
          penalty = BreakRules.codePenalty
        } else if keepsPhrases, left.last.isWide || box.first.isWide {
          penalty = known + PhraseRules.penalty(between: left, and: box)
        }
      }
      if keepsPhrases, before != nil, items.gaps[count - 2].canBreak {
        items.gaps[count - 2].penalty -= min(
          items.gaps[count - 2].penalty, PhraseRules.excess(before: before, left, and: box))
      }
      if zeroWidthBreak { penalty = 0 }
      if joined { penalty = nil }
    }
    gap.canBreak = penalty != nil
    gap.penalty = penalty ?? 0
    gap.isKept = left.span == box.span && spans[box.span].isKeptTogether
    items.gaps[count - 1] = gap
  }

  private func spaceGap(_ range: Range<Int>, left: LineBox, right: LineBox) -> LineGap {
    var gap = LineGap()
    gap.kind = .word
    // The space is set in the face of the Latin word it stands beside.
    let owner = left.first.isWide && !right.first.isWide ? right : left
    let style = spans[owner.span].style
    gap.space = space(string(range), owner)
    gap.width = (gap.space?.advance ?? 0.25) * style.size + Double(range.count) * owner.trailing
    if left.piece.face == right.piece.face, left.span == right.span, range.count == 1, owner.trailing == 0 {
      gap.width +=
        style.size
        * shaper.spaceKerning(left.piece.face, after: left.lastScalar, before: right.firstScalar)
    }
    gap.stretch = gap.width / 2
    gap.shrink = gap.width / 3
    return gap
  }

  private func space(_ text: String, _ owner: LineBox) -> ShapedPiece? {
    let own = owner.first.isWide ? nil : TextLanguage(rawValue: owner.piece.language)
    let shaping = shaper.shape(
      text, isWide: false, language: own ?? language.ofLatin([]), chain: spans[owner.span].style.fonts,
      isSpaced: false)
    // In the owner's own face where it can be, so that no run is cut for a space.
    let face = owner.piece.face
    guard let piece = shaping.parts.first, piece.face != face else { return shaping.parts.first }
    let glyphs = face.shape(text, script: .latin, language: owner.piece.language)
    return ShapedPiece(face: face, language: owner.piece.language, text: text, glyphs: glyphs)
  }

  private mutating func endSegment(isLast: Bool = false) {
    let end = items.boxes.count
    if !isLast, end > segmentStart, !items.boxes[end - 1].last.isWide {
      // What was parted by a line's end must not be read as one word.
      items.gaps[end - 1].space = space(" ", items.boxes[end - 1])
    }
    items.segments.append(segmentStart..<end)
    segmentStart = end
    spaces = nil
    zeroWidthBreak = false
    joined = false
  }

  /// The Latin words one after another from here on: Long in Hạ Long is Vietnamese because Hạ is.
  private func latinStretch(from start: Int) -> Range<Int> {
    let end = classes[start...].firstIndex { $0.isWide || $0 == .lineEnd }
    return start..<(end ?? classes.count)
  }

  private mutating func wordLanguage(_ range: Range<Int>, isWide: Bool) -> TextLanguage {
    if isWide { return .japanese }
    let scalar = scalars[range.lowerBound]
    if (0x1100...0x11FF).contains(scalar) || (0xAC00...0xD7AF).contains(scalar) { return .korean }
    if !stretch.contains(range.lowerBound) { stretch = latinStretch(from: range.lowerBound) }
    return language.ofLatin(scalars[stretch])
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[offsets[range.lowerBound]..<offsets[range.upperBound]], as: UTF8.self)
  }
}
