/// The classes of all characters, computed once.
enum CharacterClassTable {
  /// The class of each character of the Basic Multilingual Plane.
  static let basic: [CharacterClass] = {
    var table = [CharacterClass](repeating: .letter, count: 0x1_0000)
    for (range, value) in ranges {
      for scalar in range { table[Int(scalar)] = value }
    }
    for (characters, value) in lists {
      for scalar in characters.unicodeScalars { table[Int(scalar.value)] = value }
    }
    return table
  }()

  static func supplementary(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0xE0100...0xE01EF: .attached
    case 0x1F000...0x1FAFF: .sharedSign
    case 0x1B000...0x1B16F, 0x20000...0x3FFFF: .ideograph
    default: .letter
    }
  }

  /// Blocks, coarse; `lists` overrides single characters.
  private static let ranges: [(ClosedRange<UInt32>, CharacterClass)] = [
    (0x0021...0x002F, .narrowSign), (0x0030...0x0039, .digit), (0x003A...0x0040, .narrowSign),
    (0x005B...0x0060, .narrowSign), (0x007B...0x007E, .narrowSign), (0x00A1...0x00BF, .narrowSign),
    (0x0300...0x036F, .attached), (0x1AB0...0x1AFF, .attached), (0x1DC0...0x1DFF, .attached),
    (0x2000...0x200A, .narrowSign), (0x20A0...0x20CF, .narrowSign), (0x20D0...0x20FF, .attached),
    (0x2100...0x2BFF, .sharedSign), (0x2E80...0x2FFF, .ideograph), (0x3001...0x3003, .ideograph),
    (0x3004...0x33FF, .ideograph), (0x3400...0x4DBF, .ideograph), (0x4E00...0xA4CF, .ideograph),
    (0xF900...0xFAFF, .ideograph), (0xFE00...0xFE0F, .attached), (0xFE20...0xFE2F, .attached),
    (0xFE30...0xFE4F, .ideograph), (0xFF01...0xFFEF, .ideograph), (0x31F0...0x31FF, .nonStarter),
    (0xFF67...0xFF70, .nonStarter), (0x3099...0x309A, .attached), (0xFF9E...0xFF9F, .nonStarter),
  ]

  private static let lists: [(String, CharacterClass)] = [
    ("([{¡¿‹«‚„", .narrowOpening),
    (")]},.:;!?%‰°›»′″", .narrowClosing),
    ("-\u{2010}\u{2012}\u{2013}", .hyphen),
    ("/", .slash),
    (" ", .space),
    ("\u{00A0}\u{2007}\u{202F}\u{2011}", .noBreakSpace),
    ("\u{2011}", .narrowSign),
    ("\n\u{2028}\u{2029}", .lineEnd),
    ("\u{200B}", .zeroWidthSpace),
    ("\u{2060}\u{FEFF}", .wordJoiner),
    ("\u{200C}\u{200D}\u{00AD}", .attached),
    ("\u{3000}", .ideographicSpace),
    ("（［｛「『【〔〈《〖〘〚〝｟｢", .wideOpening),
    ("）］｝」』】〕〉》〗〙〛〞〟｠｣", .wideClosing),
    ("、。，．｡､", .wideStop),
    ("・：；･", .middleDot),
    ("？！‼⁇⁈⁉", .wideMark),
    ("ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ゛゜〜～゠％℃", .nonStarter),
    ("\u{2015}〳〴〵", .inseparable),
    ("‘“", .sharedOpening),
    ("’”", .sharedClosing),
    ("…‥—", .sharedDash),
    ("·§¶×÷±†‡•※\u{2032}\u{2033}", .sharedSign),
  ]
}
