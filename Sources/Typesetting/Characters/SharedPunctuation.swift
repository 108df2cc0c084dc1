/// Decides whether the signs that Latin and Japanese share (’ “ … — · and so on) are Latin or Japanese.
///
/// The neighbours decide, not the paragraph: the apostrophe of O’Connor stays Latin in a Japanese letter, and
/// “ ” around Japanese words are Japanese ones in a Vietnamese list of titles. A pair of quotation marks is
/// decided once, so that it never opens in one script and closes in the other.
enum SharedPunctuation {
  private enum Side { case narrow, wide }

  /// Replaces every shared class by the Latin or the Japanese one. `isJapanese` is what the paragraph is, which
  /// decides where the neighbours don't agree.
  static func resolve(_ classes: inout [CharacterClass], _ scalars: [UInt32], isJapanese: Bool) {
    guard classes.contains(where: \.isShared) else { return }
    let left = sides(classes.indices, of: classes)
    let right = sides(classes.indices.reversed(), of: classes)
    let touchingLeft = sides(classes.indices, of: classes, isStoppedBySpace: true)
    let touchingRight = sides(classes.indices.reversed(), of: classes, isStoppedBySpace: true)
    let home: Side = isJapanese ? .wide : .narrow
    var isWide = [Bool](repeating: false, count: classes.count)

    for index in classes.indices where classes[index].isShared {
      // What it touches counts more than what lies beyond a space.
      let decided =
        touchingLeft[index] == nil && touchingRight[index] == nil
        ? Self.side(left[index], right[index], home)
        : Self.side(touchingLeft[index], touchingRight[index], home)
      isWide[index] = decided == .wide
    }
    // Apostrophes touch a Latin letter; what is left of ’ and ” closes the last open quotation mark.
    var open: [Int] = []
    for index in classes.indices {
      switch classes[index] {
      case .sharedOpening: open.append(index)
      case .sharedClosing:
        let opening: UInt32 = scalars[index] == 0x2019 ? 0x2018 : 0x201C
        if let start = open.last, scalars[start] == opening {
          open.removeLast()
          let inside = start + 1 < index ? classes[(start + 1)..<index] : []
          let hasWide = inside.contains(where: \.isWide)
          let outside = Self.side(left[start], right[index], home)
          // Latin words in quotes keep Latin quotes; Japanese words take the quotes of what is around them.
          let wide = hasWide ? outside == .wide : (inside.isEmpty && outside == .wide)
          isWide[start] = wide
          isWide[index] = wide
        } else if touchesLetter(classes, index) {
          isWide[index] = false
        }
      default: break
      }
    }
    for index in classes.indices where classes[index].isShared {
      classes[index] = resolved(classes[index], isWide: isWide[index])
    }
  }

  private static func side(_ left: Side?, _ right: Side?, _ home: Side) -> Side {
    switch (left, right) {
    case (.some(let left), .some(let right)): left == right ? left : home
    case (.some(let only), nil), (nil, .some(let only)): only
    case (nil, nil): home
    }
  }

  /// For each place the script of the nearest character, in the walk's direction, that has one of its own.
  private static func sides(
    _ walk: some Sequence<Int>, of classes: [CharacterClass], isStoppedBySpace: Bool = false
  ) -> [Side?] {
    var result = [Side?](repeating: nil, count: classes.count)
    var current: Side?
    for index in walk {
      result[index] = current
      switch classes[index] {
      case .letter, .digit: current = .narrow
      case .lineEnd: current = nil
      case .space, .noBreakSpace, .ideographicSpace: if isStoppedBySpace { current = nil }
      case let other where other.isWide: current = .wide
      default: break
      }
    }
    return result
  }

  private static func touchesLetter(_ classes: [CharacterClass], _ index: Int) -> Bool {
    let before = index > 0 && classes[index - 1] == .letter
    let after = index + 1 < classes.count && classes[index + 1] == .letter
    return before || after
  }

  private static func resolved(_ shared: CharacterClass, isWide: Bool) -> CharacterClass {
    switch shared {
    case .sharedOpening: isWide ? .wideOpening : .narrowOpening
    case .sharedClosing: isWide ? .wideClosing : .narrowClosing
    case .sharedDash: isWide ? .inseparable : .narrowSign
    default: isWide ? .ideograph : .narrowSign
    }
  }
}
