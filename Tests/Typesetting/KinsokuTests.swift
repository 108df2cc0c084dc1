import Fonts
import Graphics
import Testing
import Typesetting

@Suite("Japanese lines")
struct KinsokuTests {
  /// JIS X 4051:2004, 4.3, at its strict level: closing brackets, hyphens, marks, middle dots, stops, commas,
  /// iteration marks, the long-vowel mark and small kana.
  static let neverAtStart = Set(
    "）〕］｝〉》」』】｠〙〗〟‐〜゠–！？‼⁇⁈⁉・：；。．、，ヽヾゝゞ々〻ー"
      + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ％℃")
  static let neverAtEnd = Set("（〔［｛〈《「『【｟〘〖〝")
  private static let letters = Array("亜哀愛悪会開催投資促進日本越省人民委員長代行あいうえおかきくけこさしすせそたちつてとアイウエオカキクケコ")
  private static let follow = Array("、。・ーっゃょッャョ々！？，．：；ゝヾ〻〜ㇰヵ％⁉")
  private static let opening = Array("（〔［｛〈《「『【｟〘〖〝")
  private static let closing = Array("）〕］｝〉》」』】｠〙〗〟")
  private static let words = ["JETRO", "2023", "A4", "Ha", "Long", "O’Neil", "50"]

  /// Text with everything that makes line ends hard, but no knot longer than a narrow line.
  static func randomText(_ random: inout SeededGenerator, length: Int) -> String {
    func pick(_ characters: [Character]) -> String {
      String(characters[Int.random(in: 0..<characters.count, using: &random)])
    }
    func word() -> String { words[Int.random(in: 0..<words.count, using: &random)] }
    var text = ""
    while text.count < length {
      switch Int.random(in: 0..<14, using: &random) {
      case 0: text += "「\(pick(letters))」"
      case 1: text += "（\(word())）"
      case 2: text += word()
      case 3: text += pick(letters) + "……"
      case 4: text += pick(letters) + "――"
      case 5: text += "『\(pick(letters))』、"
      case 6: text += pick(opening) + pick(letters) + pick(closing)
      case 7: text += pick(letters) + "‐" + pick(letters) + "–" + pick(letters)
      default:
        for _ in 0..<Int.random(in: 1...6, using: &random) { text += pick(letters) }
        if Bool.random(using: &random) { text += pick(follow) }
      }
    }
    return text
  }

  @Test("never begin or end with what must not stand there, and never leave the measure")
  func property() throws {
    var random = SeededGenerator(seed: 20_231_117)
    let typesetter = Typesetter()
    var count = 0
    for round in 0..<2_600 {
      let text = Self.randomText(&random, length: Int.random(in: 20...160, using: &random))
      let width = Double.random(in: 80...500, using: &random)
      let alignment = ParagraphStyle.Alignment.allCases[round % 4]
      let fonts = round.isMultiple(of: 2) ? Fixture.latinFirst : Fixture.japaneseFirst
      let layout = try typesetter.layOut(
        [TextSpan(text, style: Fixture.style(fonts))], style: Fixture.paragraphStyle(.japanese, alignment),
        width: width)
      #expect(layout.overflow == 0, "\(text) in \(width)")
      #expect(layout.lines.map(\.text).joined() == text)
      for (index, line) in layout.lines.enumerated() {
        count += 1
        let visible = line.visibleText
        if index > 0, let first = visible.first { #expect(!Self.neverAtStart.contains(first), "\(visible)") }
        if index + 1 < layout.lines.count, let last = visible.last {
          #expect(!Self.neverAtEnd.contains(last), "\(visible)")
        }
        #expect(line.x >= -0.001 && line.x + line.width <= width + 0.001, "\(visible)")
      }
    }
    #expect(count > 10_000)
  }

  @Test("fill the measure when justified, all but the last")
  func justified() throws {
    var random = SeededGenerator(seed: 7)
    let typesetter = Typesetter()
    for _ in 0..<500 {
      let text = Self.randomText(&random, length: 120)
      let width = Double.random(in: 80...500, using: &random)
      let layout = try typesetter.layOut(
        [TextSpan(text, style: Fixture.style())], style: Fixture.paragraphStyle(.japanese), width: width)
      for line in layout.lines.dropLast() {
        #expect(abs(line.width - width) < 0.01, "\(line.text) in \(width) of \(layout.texts)")
      }
    }
  }

  @Test("keep pairs and numbers with their units together", arguments: 6...30)
  func unbreakable(ems: Int) throws {
    let text = "総額は23億9,400万米ドルで令和5年11月17日に第3回の会議……を開催――する予定で約50名が参加する"
    let layout = try Fixture.layOut(text, .japanese, width: Double(ems) * 10)
    let ends = layout.texts.dropLast().map { $0.suffix(1) + "|" }
    let joined = zip(ends, layout.texts.dropFirst().map { $0.prefix(1) }).map { $0 + $1 }
    for pair in joined {
      #expect(!["3|億", "0|万", "5|年", "1|月", "7|日", "第|3", "3|回", "…|…", "―|―", "和|5", "0|名"].contains(pair))
    }
  }

  @Test("put a quarter em between kanji and digits, but not at a line's end and not beside a space")
  func quarterEm() throws {
    func width(_ text: String, _ measure: Double = 400) throws -> [Double] {
      try Fixture.layOut(text, .japanese, .left, width: measure).lines.map(\.width)
    }
    let digits = try width("2023")[0]
    #expect(abs(try width("年2023年")[0] - (20 + digits + 5)) < 0.01)
    #expect(abs(try width("（2023）")[0] - (10 + digits)) < 0.01)
    let space = try width("a a")[0] - 2 * (try width("a")[0])
    #expect(abs(try width("年 2023")[0] - (10 + space + digits)) < 0.01)
    let broken = try width("年2023", 25)
    #expect(broken.count == 2)
    #expect(abs(broken[0] - 10) < 0.01 && abs(broken[1] - digits) < 0.01)
  }

  @Test("squeeze punctuation that stands side by side, and at a line's edges")
  func squeeze() throws {
    func width(_ text: String) throws -> Double {
      try Fixture.layOut(text, .japanese, .left).lines[0].width
    }
    #expect(abs(try width("あ「あ」あ") - 50) < 0.01)
    #expect(abs(try width("あ」「あ") - 35) < 0.01)
    #expect(abs(try width("あ）。") - 20) < 0.01)
    #expect(abs(try width("「あ") - 15) < 0.01)
  }

  @Test("stay on the grid of full ems where the text does")
  func grid() throws {
    let text = String(repeating: "あいうえおかきくけ。", count: 5)
    let layout = try Fixture.layOut(text, .japanese, width: 100)
    #expect(layout.texts == [String](repeating: "あいうえおかきくけ。", count: 5))
    for line in layout.lines {
      #expect(line.runs.flatMap(\.run.glyphs).allSatisfy { $0.advance > 0.49 && $0.advance < 1.001 })
    }
  }

  @Test("keep the ideographic space at the paragraph's start and let it hang at a line's end")
  func ideographicSpace() throws {
    let layout = try Fixture.layOut("　さて、", .japanese, .left)
    #expect(layout.lines[0].text == "　さて、")
    #expect(abs(layout.lines[0].width - 35) < 0.01)
    let broken = try Fixture.layOut("あいうえ　　謹白", .japanese, .left, width: 45)
    #expect(broken.lines.map(\.text) == ["あいうえ　　", "謹白"])
    #expect(abs(broken.lines[0].width - 40) < 0.01)
  }

  @Test("say what they say although gaps look like spaces and ideographic spaces like nothing")
  func actualText() throws {
    let layout = try Fixture.layOut("令和5年に武部　勤", .japanese, .left)
    #expect(layout.lines[0].parts.map(\.actualText) == ["令和5年に武部　勤"])
    let closedUp = try Fixture.layOut("（会議「第一」）", .japanese, .left)
    #expect(closedUp.lines[0].parts.map(\.actualText) == ["（会議「第一」）"])
    let plain = try Fixture.layOut("会議を開催「します」と。", .japanese, .left)
    #expect(plain.lines[0].parts.map(\.actualText) == [nil])
    let latin = try Fixture.layOut("Ủy ban nhân dân", .vietnamese, .left)
    #expect(latin.lines[0].parts.map(\.actualText) == [nil])
  }
}
