import Fonts
import Testing
import Typesetting

@Suite("Runs")
struct ItemisingTests {
  /// Each run of a text as family and characters.
  private func runs(
    _ text: String, _ language: TextLanguage, fonts: FontChain = Fixture.latinFirst
  ) throws -> [String] {
    try Fixture.layOut(text, language, .left, fonts: fonts, width: 2_000).lines[0].runs.map {
      "\($0.run.face.family.hasPrefix("Noto") ? "N" : "L"):\($0.run.language):\($0.run.text)"
    }
  }

  @Test("shared punctuation is Latin beside Latin and Japanese beside Japanese")
  func sharedPunctuation() throws {
    #expect(try runs("O’Connor氏", .japanese) == ["L:en:O’Connor", "N:ja:氏"])
    #expect(try runs("彼は“Quang Ninh”と", .japanese) == ["N:ja:彼は", "L:en:“Quang Ninh”", "N:ja:と"])
    #expect(try runs("これは“日本”です", .japanese) == ["N:ja:これは“日本”です"])
    #expect(try runs("chủ đề “Nhật Bản”…", .vietnamese) == ["L:vi:chủ đề “Nhật Bản”…"])
    #expect(try runs("公司 “株式会社” là", .vietnamese).contains { $0.hasPrefix("L") && $0.contains("“") })
    #expect(try runs("発表……する", .japanese) == ["N:ja:発表……する"])
    #expect(try runs("wait… 待つ", .japanese)[0] == "L:en:wait… ")
  }

  @Test("Latin words take the first face of the chain, Japanese ones the Japanese face")
  func chains() throws {
    #expect(try runs("第5回JETRO会議", .japanese) == ["N:ja:第", "L:en:5", "N:ja:回", "L:en:JETRO", "N:ja:会議"])
    #expect(
      try runs("第5回JETRO会議", .japanese, fonts: Fixture.japaneseFirst)
        == ["N:ja:第", "N:en:5", "N:ja:回", "N:en:JETRO", "N:ja:会議"])
    #expect(try runs("Nguyễn様", .japanese) == ["L:vi:Nguyễn", "N:ja:様"])
    #expect(try runs("Công ty 株式会社", .vietnamese) == ["L:vi:Công ty ", "N:ja:株式会社"])
  }

  @Test("an apostrophe in a Japanese face is as narrow as in Latin words")
  func narrowApostrophe() throws {
    let layout = try Fixture.layOut("O’Connor", .japanese, .left, fonts: Fixture.japaneseFirst)
    let apostrophe = layout.lines[0].runs[0].run.glyphs[1]
    #expect(apostrophe.advance < 0.5)
  }

  @Test("glyphs cover every byte of their text once, also where words and gaps are joined")
  func clusters() throws {
    let layout = try Fixture.layOut("Thủ tướng 葛󠄀城市「Ẩn」 2023年", .japanese, .left)
    for run in layout.lines[0].runs {
      var next = 0
      for glyph in run.run.glyphs where !glyph.text.isEmpty {
        #expect(glyph.text.lowerBound == next)
        next = glyph.text.upperBound
      }
      #expect(next == run.run.text.utf8.count)
    }
  }

  @Test("a character no face has is named with its number and whose text it is; each once")
  func missing() throws {
    let spans = [
      TextSpan("ông ", style: Fixture.style(Fixture.latinOnly)),
      TextSpan("武部 武", style: Fixture.style(Fixture.latinOnly), origin: 2),
    ]
    #expect(
      throws: TypesettingError.missingCharacters([
        MissingCharacter(text: "武", origin: 2), MissingCharacter(text: "部", origin: 2),
      ])
    ) {
      try Typesetter().layOut(spans, style: Fixture.paragraphStyle(.vietnamese), width: 100)
    }
    #expect(MissingCharacter(text: "武", origin: 2).description == "武 (U+6B66)")
    #expect(MissingCharacter(text: "\u{7}", origin: 0).description == "U+0007")
  }

  @Test("a variation the font lacks is missing, for it is another way to write a name")
  func variations() throws {
    _ = try Fixture.layOut("葛\u{E0100}", .japanese)
    #expect(throws: TypesettingError.self) { try Fixture.layOut("葛\u{E01EF}", .japanese) }
  }
}
