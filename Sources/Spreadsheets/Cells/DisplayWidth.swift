/// How many cells of a terminal a text takes.
///
/// East Asian wide and fullwidth characters take two (Unicode Standard Annex 11), marks that combine take
/// none, pictures take two.
public enum DisplayWidth {
  /// The cells of a whole text.
  public static func of(_ text: some StringProtocol) -> Int {
    // Most texts are plain: nothing has to be looked up.
    if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The cells of one character as people see it, with all that combines with it.
  public static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard scalars.count > 1 else { return scalars.reduce(0) { $0 + cells($1) } }
    // A picture built of several is drawn as one; so is a flag.
    let isPicture = scalars.contains { $0.value == 0xFE0F || $0.value == 0x200D } || isFlag(scalars)
    return isPicture ? 2 : scalars.reduce(0) { $0 + cells($1) }
  }

  private static func isFlag(_ scalars: Character.UnicodeScalarView) -> Bool {
    scalars.allSatisfy { (0x1F1E6...0x1F1FF).contains($0.value) }
  }

  private static func cells(_ scalar: Unicode.Scalar) -> Int {
    // Latin letters; none is looked up that need not be.
    if 0xC0...0x2FF ~= scalar.value || 0x1E00...0x1EFF ~= scalar.value { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    // Medial vowels and final consonants of Hangul sit inside the cells of the initial before them.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// East_Asian_Width W and F without the pictures, which `isEmojiPresentation` finds.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
