/// Where a line may end: at spaces, after hyphens, and between Japanese characters as strict kinsoku allows
/// (JIS X 4051, JLREQ 3.1.7 to 3.1.10).
enum BreakRules {
  /// How unwelcome it is to part a number from the word beside it.
  static let numberPenalty = 60.0
  /// … to end a line after a hyphen inside a word.
  static let hyphenPenalty = 50.0
  /// … to end it inside a code, CN-S-04: only where nothing else is left.
  static let codePenalty = 1_000.0
  /// … to begin a line with a dash that stands between spaces.
  static let dashPenalty = 150.0

  /// Whether a line may end between two boxes with no space between them, and how unwelcome that is; nil: never.
  static func penalty(between left: LineBox, and right: LineBox, before: LineBox?) -> Double? {
    guard mayEnd(left.last), mayStart(right.first) else { return nil }
    if left.last.isNarrow, right.first.isNarrow { return narrowPenalty(left, right) }
    if left.last == .inseparable, right.first == .inseparable, left.lastScalar == right.firstScalar {
      return nil
    }
    // A hyphen continues what it touches.
    if right.first == .hyphen { return nil }
    if isDigit(left), isDigit(right) { return nil }
    if isDigit(left), isCounter(right.firstScalar) { return nil }
    if isDigit(right), isPrefix(left, before) { return nil }
    return 0
  }

  /// Likewise, for boxes with spaces between them.
  static func penaltyOfSpace(between left: LineBox, and right: LineBox) -> Double? {
    guard mayEnd(left.last), right.first != .narrowClosing, mayStart(right.first) else { return nil }
    if right.first == .hyphen, right.last == .hyphen { return dashPenalty }
    if isCount(left) || isNumber(right) && !isApart(left) { return numberPenalty }
    return 0
  }

  /// 行末禁則: nothing that opens stands at a line's end.
  static func mayEnd(_ last: CharacterClass) -> Bool {
    last != .wideOpening && last != .narrowOpening
  }

  /// 行頭禁則: nothing that closes, stops or continues stands at a line's start.
  static func mayStart(_ first: CharacterClass) -> Bool {
    switch first {
    case .wideClosing, .wideStop, .middleDot, .wideMark, .nonStarter, .narrowClosing, .ideographicSpace: false
    default: true
    }
  }

  private static func narrowPenalty(_ left: LineBox, _ right: LineBox) -> Double? {
    switch left.last {
    // Not after a sign that stands before a number (-5) or between two (2023-2025, 01/GM-UBND).
    case .hyphen where right.first == .letter && left.first != .hyphen: hyphenPenalty
    case .slash: hyphenPenalty
    default: nil
    }
  }

  private static func isDigit(_ box: LineBox) -> Bool {
    box.last == .digit && box.first != .wideOpening || (0xFF10...0xFF19).contains(box.lastScalar)
  }

  /// 50, 23.9 and “2023”, but not 50th nor 01/GM-UBND.
  private static func isNumber(_ box: LineBox) -> Bool { box.first == .digit && box.last != .letter }

  /// A number that the next word may belong to: 50, but not “50,”.
  private static func isCount(_ box: LineBox) -> Bool { isNumber(box) && box.last != .narrowClosing }

  /// Whether the number that follows does not belong to this word: it ends with a dash, a comma or a bracket. “No.” and
  /// “Số:” do not.
  private static func isApart(_ box: LineBox) -> Bool {
    box.last == .hyphen || box.last == .narrowClosing && box.lastScalar != 0x2E && box.lastScalar != 0x3A
  }

  /// A number is not parted from what it counts.
  private static func isCounter(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 年月日時分秒円万億兆千百回名人社件条項階号歳周度％℃
    case 0x5E74, 0x6708, 0x65E5, 0x6642, 0x5206, 0x79D2, 0x5186, 0x4E07, 0x5104, 0x5146, 0x5343, 0x767E,
      0x56DE, 0x540D, 0x4EBA, 0x793E, 0x4EF6, 0x6761, 0x9805, 0x968E, 0x53F7, 0x6B73, 0x5468, 0x5EA6,
      0xFF05, 0x2103:
      true
    default: false
    }
  }

  /// 第 before a number; 令和, 平成, 昭和 and 大正 before a year.
  private static func isPrefix(_ box: LineBox, _ before: LineBox?) -> Bool {
    switch (box.lastScalar, before?.lastScalar) {
    case (0x7B2C, _), (0x548C, 0x4EE4), (0x6210, 0x5E73), (0x548C, 0x662D), (0x6B63, 0x5927): true
    default: false
    }
  }
}
