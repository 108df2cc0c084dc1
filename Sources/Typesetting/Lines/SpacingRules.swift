/// How much white lies between two boxes that have no space between them (JLREQ 3.1.2 to 3.1.5, 3.2.6).
///
/// Japanese punctuation is an em wide, half of it white. Here the ink half is the box and the white half is
/// part of the gap, so that it may go: beside other punctuation, at a line's edges, and to bring a line in.
enum SpacingRules {
  /// 四分アキ.
  static let quarter = 0.25
  /// How far a gap between Japanese characters opens at ratio 1, in em.
  static let wideStretch = 0.05

  /// The part of an em a full-width character keeps for itself, and how far its ink is moved to the left.
  static func squeeze(_ value: CharacterClass) -> (width: Double, shift: Double)? {
    switch value {
    case .wideOpening: (0.5, 0.5)
    case .wideClosing, .wideStop: (0.5, 0)
    case .middleDot: (0.5, 0.25)
    default: nil
    }
  }

  /// The white between two boxes, sizes in points.
  static func gap(between left: LineBox, _ leftSize: Double, and right: LineBox, _ rightSize: Double)
    -> LineGap
  {
    var gap = LineGap()
    guard left.last.isWide || right.first.isWide else { return gap }
    gap.kind = .wide
    let isPair = left.last == .inseparable && right.first == .inseparable
    gap.stretch = isPair ? 0 : wideStretch * min(leftSize, rightSize)
    let trailing = trailingWhite(left, before: right)
    let leading = leadingWhite(right, after: left)
    gap.width = trailing * leftSize + leading * rightSize
    if gap.width > 0 {
      // A full stop keeps its white inside a line; brackets, commas and dots may give theirs up.
      gap.shrink = left.lastScalar == 0x3002 ? leading * rightSize : gap.width
      gap.kept = trailing * leftSize
    } else if isQuarter(left.last, right.first) {
      let em = left.last.isKanaOrKanji ? leftSize : rightSize
      gap.kind = .quarter
      gap.width = quarter * em
      gap.stretch = quarter / 2 * em
      gap.shrink = quarter / 2 * em
    }
    return gap
  }

  /// The white half that punctuation at a paragraph's end would bring along, in em.
  static func trailingWhite(_ left: LineBox, before right: LineBox?) -> Double {
    guard left.piece.isFullWidth else { return 0 }
    switch left.last {
    case .wideClosing, .wideStop:
      switch right?.first {
      case .wideClosing, .wideStop, .middleDot: return 0
      default: return 0.5
      }
    case .middleDot: return 0.25
    default: return 0
    }
  }

  private static func leadingWhite(_ right: LineBox, after left: LineBox) -> Double {
    guard right.piece.isFullWidth else { return 0 }
    switch right.first {
    case .wideOpening:
      switch left.last {
      case .wideOpening, .wideClosing, .wideStop, .middleDot: return 0
      default: return 0.5
      }
    case .middleDot: return 0.25
    default: return 0
    }
  }

  private static func isQuarter(_ left: CharacterClass, _ right: CharacterClass) -> Bool {
    func isWord(_ value: CharacterClass) -> Bool { value == .letter || value == .digit }
    return left.isKanaOrKanji && isWord(right) || isWord(left) && right.isKanaOrKanji
  }
}
