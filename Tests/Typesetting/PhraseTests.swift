import Testing
import Typesetting

@Suite("Lines that are not justified")
struct PhraseTests {
  /// Titles, names and places of the model conference.
  private static let texts = [
    "クアンニン・日本投資促進カンファレンス2023",
    "日越外交関係樹立50周年及びクアンニン省創立60周年",
    "クアンニン省ハロン市ホンハイ坊　企画・見本市・展示会館",
    "クアンイエン沿岸経済区　ソンコアイ工業団地",
    "クアンニン省人民委員会副委員長",
    "キャステム・ベトナム精密機械部品工場",
    "ベトナム・日本両国の持続可能な発展への貢献",
    "独立行政法人日本貿易振興機構（ジェトロ）",
    "党中央委員、クアンニン省党委員会書記、同省人民評議会議長",
    "在ベトナム日本国大使館",
  ]

  private static func isKatakana(_ character: Character?) -> Bool {
    character?.unicodeScalars.first.map { (0x30A1...0x30FA).contains($0.value) || $0.value == 0x30FC }
      ?? false
  }

  @Test(
    "never part a katakana word in a column of some words, whether centred or ragged",
    arguments: [ParagraphStyle.Alignment.center, .left, .right])
  func katakana(alignment: ParagraphStyle.Alignment) throws {
    for text in Self.texts {
      for width in stride(from: 130.0, through: 320, by: 7) {
        let lines = try Fixture.layOut(text, .japanese, alignment, width: width).texts
        for (line, next) in zip(lines, lines.dropFirst()) {
          #expect(!Self.isKatakana(line.last) || !Self.isKatakana(next.first), "\(lines) in \(width)")
        }
      }
    }
  }

  @Test("take no line more than they need to")
  func fewLines() throws {
    for text in Self.texts {
      for width in stride(from: 130.0, through: 320, by: 7) {
        let centred = try Fixture.layOut(text, .japanese, .center, width: width).lines.count
        let justified = try Fixture.layOut(text, .japanese, .justify, width: width).lines.count
        #expect(centred <= justified + 1, "\(text) in \(width)")
      }
    }
  }

  @Test(
    "end with a phrase in the middle of a card",
    arguments: [
      (
        "クアンニン省ハロン市ホンハイ坊　企画・見本市・展示会館", 170.0,
        ["クアンニン省ハロン市ホンハイ坊　", "企画・見本市・展示会館"]
      ),
      ("クアンイエン沿岸経済区　ソンコアイ工業団地", 150.0, ["クアンイエン沿岸経済区　", "ソンコアイ工業団地"]),
      (
        "クアンニン・日本投資促進カンファレンス2023", 170.0,
        ["クアンニン・日本投資促進", "カンファレンス2023"]
      ),
      (
        "日越外交関係樹立50周年及びクアンニン省創立60周年", 170.0,
        ["日越外交関係樹立50周年及び", "クアンニン省創立60周年"]
      ),
      (
        "ベトナム・日本両国の持続可能な発展への貢献", 150.0, ["ベトナム・日本両国の", "持続可能な発展への貢献"]
      ),
    ])
  func phrases(text: String, width: Double, lines: [String]) throws {
    #expect(try Fixture.layOut(text, .japanese, .center, width: width).texts == lines)
  }

  @Test("keep the names of places whole in a centred title")
  func names() throws {
    for width in stride(from: 180.0, through: 250, by: 5) {
      let title = try Fixture.layOut(
        "Hội nghị Xúc tiến đầu tư Quảng Ninh – Nhật Bản năm 2023", .vietnamese, .center, width: width
      ).texts
      #expect(
        !title.contains { $0.hasSuffix("Quảng") || $0.hasSuffix("Nhật") || $0.hasSuffix("năm") }, "\(title)")
    }
    for width in stride(from: 110.0, through: 230, by: 5) {
      let place = try Fixture.layOut(
        "phường Hồng Hải, thành phố Hạ Long, tỉnh Quảng Ninh", .vietnamese, .center, width: width
      ).texts
      #expect(
        !place.contains { $0.hasSuffix("Hồng") || $0.hasSuffix("Hạ") || $0.hasSuffix("Quảng") }, "\(place)")
    }
  }

  @Test("take 様 and 殿 for forms of address only where no word begins with them")
  func wordsOfHonorifics() throws {
    for (text, lines) in [("所定の様式", ["所定の", "様式"]), ("各国の殿下", ["各国の", "殿下"])] {
      let width = try Fixture.layOut("所定の", .japanese, .center, width: 500).lines[0].width + 3
      #expect(try Fixture.layOut(text, .japanese, .center, width: width).texts == lines)
    }
  }

  @Test("never leave 様 alone")
  func honorific() throws {
    for width in stride(from: 60.0, through: 90, by: 3) {
      let lines = try Fixture.layOut("農林水産大臣政務官　藤木様", .japanese, .center, width: width).texts
      #expect(!lines.contains("様"), "\(lines)")
    }
  }
}
