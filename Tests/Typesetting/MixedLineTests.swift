import Graphics
import Testing
import Typesetting

@Suite("Lines of mixed languages")
struct MixedLineTests {
  private static let vietnamese = [
    "Ủy", "ban", "nhân", "dân", "tỉnh", "Quảng", "Ninh,", "hợp", "tác", "đầu", "tư", "“Xúc", "tiến”", "–",
    "và",
    "(Nhật", "Bản)", "01/GM-UBND", "2023–2025",
  ]
  private static let english = [
    "the", "People’s", "Committee", "cordially", "invites", "well-known", "companies", "(Tokyo),", "e.g.",
    "5%",
    "https://halong.example/nghi-thuc/moi", "Vice-Chairman",
  ]
  private static let japanese = [
    "人民委員会", "投資促進会議", "「ハロン」", "、", "ご案内申し上げます。", "株式会社", "……", "――", "第5回", "（越日）", "ー",
    "令和5年11月17日", "・", "“東京”", "𠮷野", "か\u{3099}",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    func pick(_ words: [String]) -> String { words[Int.random(in: 0..<words.count, using: &random)] }
    var text = ""
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      switch Int.random(in: 0..<9, using: &random) {
      case 0...2: text += pick(vietnamese) + " "
      case 3...4: text += pick(english) + " "
      case 5: text += pick(english)
      case 6: text += pick(japanese) + (Bool.random(using: &random) ? " " : "")
      default: text += pick(japanese)
      }
    }
    return text
  }

  @Test("hold every character once and in order, and are never too long unless nothing in them may part")
  func property() throws {
    var random = SeededGenerator(seed: 5_000)
    let typesetter = Typesetter()
    let languages: [TextLanguage] = [.vietnamese, .english, .japanese]
    for round in 0..<1_500 {
      // A space at a paragraph's end is no part of it.
      var text = Self.text(&random)
      while text.hasSuffix(" ") { text.removeLast() }
      let width = Double.random(in: 60...450, using: &random)
      var style = Fixture.paragraphStyle(
        languages[round % 3], ParagraphStyle.Alignment.allCases[Int.random(in: 0..<4, using: &random)])
      style.indent = round.isMultiple(of: 5) ? 12 : 0
      style.hanging = round.isMultiple(of: 7) ? 20 : 0
      let cut = text.index(text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &random))
      let spans = [
        TextSpan(String(text[..<cut]), style: Fixture.style(), isKeptTogether: round.isMultiple(of: 11)),
        TextSpan(String(text[cut...]), style: Fixture.style(Fixture.japaneseFirst, size: 11)),
      ]
      let paragraph = try typesetter.prepare(spans.filter { !$0.text.isEmpty }, style: style)
      let layout = paragraph.layOut(width: width)
      #expect(layout.lines.map(\.text).joined() == text)
      let narrowest = paragraph.contentWidths.narrowest
      if layout.overflow > 0 {
        #expect(
          narrowest > width - 0.01,
          "\(layout.texts) in \(width), too long by \(layout.overflow), \(style.alignment)")
      } else {
        for line in layout.lines {
          #expect(line.x > -0.01 && line.x + line.width < width + 0.01, "\(line.text) in \(width)")
        }
      }
    }
  }
}
