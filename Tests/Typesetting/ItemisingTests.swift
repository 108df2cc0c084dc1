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

  @Test("kanji take their Japanese forms, whatever the paragraph's language", arguments: ["vi", "en", "ja"])
  func japaneseForms(language: String) throws {
    let paragraph = try #require(TextLanguage(rawValue: language))
    let face = try Fixture.library.face(family: "Noto Serif CJK JP")
    for kanji in ["骨", "直", "海", "角"] {
      let run = try Fixture.layOut("x \(kanji)", paragraph, .left).lines[0].runs[1].run
      let japanese = face.shape(kanji, script: .han, language: "ja").map(\.id)
      let chinese = face.shape(kanji, script: .han, language: "zh-Hans").map(\.id)
      #expect(run.language == "ja" && run.glyphs.map(\.id) == japanese)
      #expect(japanese != chinese)
    }
  }

  @Test("what stands in names is set without a hole, and what cannot be set is named")
  func names() throws {
    let names = [
      "𠮷野家", "髙橋", "山﨑", "葛\u{E0100}城", "葛\u{E0101}飾", "か\u{3099}く", "ﾀｹﾍﾞ ﾂﾄﾑ", "Nguyễn Thị Ngọc",
      "O’Brien‐Nguyễn", "D’Alò", "김민수", "〇〇", "№ 5", "㈱東京", "①②", "Đặng Trần", "ヴィエトナム", "武部　勤",
      "e\u{323}\u{302}",
    ]
    for name in names {
      for language in [TextLanguage.vietnamese, .japanese, .english] {
        let layout = try Fixture.layOut(name, language, .left)
        #expect(layout.lines.map(\.text).joined() == name)
        #expect(layout.lines[0].runs.allSatisfy { $0.run.glyphs.allSatisfy { $0.id != 0 } }, "\(name)")
      }
    }
    for (text, missing) in [
      ("山😀田", "😀"), ("a👩\u{200D}💻", "👩\u{200D}"), ("a\u{9}b", "\u{9}"), ("a\rb", "\r"), ("a\u{0}", "\u{0}"),
      ("\u{E123}", "\u{E123}"),
    ] {
      do {
        _ = try Fixture.layOut(text, .japanese, .left)
        Issue.record("\(text) was set")
      } catch TypesettingError.missingCharacters(let characters) {
        #expect(characters.first?.text == missing)
      }
    }
  }

  @Test("a combining dakuten belongs to its kana, half-width kana to Japanese")
  func kana() throws {
    #expect(try runs("か\u{3099}く", .vietnamese) == ["N:ja:か\u{3099}く"])
    #expect(try Fixture.layOut("か\u{3099}", .japanese, .left).lines[0].width == 10)
    #expect(try runs("ﾀｹﾍﾞ", .vietnamese) == ["N:ja:ﾀｹﾍﾞ"])
    #expect(abs(try Fixture.layOut("ﾀｹ", .japanese, .left).lines[0].width - 10) < 0.01)
  }

  @Test("neighbours decide what dashes, dots and quotes are")
  func neighbours() throws {
    #expect(try runs("会議—開催", .vietnamese) == ["N:ja:会議—開催"])
    #expect(try runs("Hội nghị — 会議", .vietnamese) == ["L:vi:Hội nghị — ", "N:ja:会議"])
    #expect(try runs("1·2", .japanese) == ["L:en:1·2"])
    #expect(try runs("東京·大阪", .japanese) == ["N:ja:東京·大阪"])
    #expect(try runs("‘Hạ Long’と", .japanese) == ["L:vi:‘Hạ Long’", "N:ja:と"])
    #expect(try runs("L’année de l’Asie", .english) == ["L:en:L’année de l’Asie"])
  }
}
