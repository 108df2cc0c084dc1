import Fonts
import Graphics
import Testing
import Typesetting

/// Fonts and helpers of this suite.
enum Fixture {
  static let library: FontLibrary = {
    do {
      return try FontLibrary()
    } catch {
      fatalError("the tests need the font packages: \(error)")
    }
  }()

  static let latinFirst = chain(["Liberation Serif", "Noto Serif CJK JP"])
  static let japaneseFirst = chain(["Noto Serif CJK JP", "Liberation Serif"])
  static let latinOnly = chain(["Liberation Serif"])

  private static func chain(_ families: [String]) -> FontChain {
    do {
      return FontChain(try families.map { try library.face(family: $0) })
    } catch {
      fatalError("the tests need the font packages: \(error)")
    }
  }

  static func style(_ fonts: FontChain = latinFirst, size: Double = 10) -> TextStyle {
    TextStyle(fonts: fonts, size: size)
  }

  static func paragraphStyle(
    _ language: TextLanguage, _ alignment: ParagraphStyle.Alignment = .justify, size: Double = 10
  ) -> ParagraphStyle {
    ParagraphStyle(alignment: alignment, leading: 1.5 * size, size: size, language: language)
  }

  /// Sets one text in one style at 10 points.
  static func layOut(
    _ text: String, _ language: TextLanguage, _ alignment: ParagraphStyle.Alignment = .justify,
    fonts: FontChain = latinFirst, width: Double = 400
  ) throws -> ParagraphLayout {
    try Typesetter().layOut(
      [TextSpan(text, style: style(fonts))], style: paragraphStyle(language, alignment), width: width)
  }
}

extension PlacedLine {
  var runs: [LineRun] { parts.flatMap(\.runs) }

  /// The characters on the line, with the space that hangs over its end.
  var text: String { runs.map(\.run.text).joined() }

  /// The same without that space.
  var visibleText: String {
    var text = Substring(text)
    while text.hasSuffix(" ") { text = text.dropLast() }
    return String(text)
  }
}

extension ParagraphLayout {
  var texts: [String] { lines.map(\.visibleText) }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
