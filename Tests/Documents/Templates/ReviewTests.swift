import Testing

@testable import Documents

@Suite("Reviewing papers")
struct ReviewTests {
  @Test(
    "words evidently in another language",
    arguments: [
      ("カンファレンスの会場", PaperLanguage.vi, PaperLanguage.ja), ("人民委員会委員長", .en, .ja),
      ("Phó Chủ tịch Ủy ban nhân dân tỉnh", .en, .vi), ("Giám đốc", .en, .vi), ("Giám đốc sở", .ja, .vi),
      ("Director of the Department of Trade", .vi, .en), ("Director of the Department of Trade", .ja, .en),
      ("cung Quy hoạch, phường Hồng Hải", .ja, .vi),
    ])
  func wrong(text: String, expected: PaperLanguage, found: PaperLanguage) {
    #expect(LanguageEvidence.language(of: text, in: expected) == found)
  }

  @Test(
    "names of places and companies, and words that could be of any language",
    arguments: [
      ("Hạ Long", PaperLanguage.en), ("Quảng Ninh, Việt Nam", .en), ("TOYOTA TSUSHO CORPORATION", .ja),
      ("Sumitomo Mitsui Banking Corporation, Ho Chi Minh City Branch", .ja), ("JETRO", .vi), ("", .ja),
      ("Bank of Tokyo", .vi), ("株式会社Foxlink", .ja), ("Công ty TNHH Toyota (トヨタ)", .vi),
      ("Mr. Nguyễn Văn Đức, Chairman of Quảng Ninh Province", .en), ("18,600,000", .ja), ("café", .en),
    ])
  func right(text: String, language: PaperLanguage) {
    #expect(LanguageEvidence.language(of: text, in: language) == nil)
  }

  @Test("a review says everything at once, and a value in another language keeps no paper from being made")
  func all() throws {
    let compiled = try TemplateFixture.compile("{{note}} {{name}} {{number}} {{kana}}")
    let snapshot: Snapshot = [
      "note": .text("委員会の委員長"), "name": .name("武部　勤"), "number": .text("ꙮ"), "kana": .text("委員会"),
    ]
    #expect(
      compiled.review(snapshot) == [
        .wrongLanguage(field: "note", found: .ja), .wrongLanguage(field: "kana", found: .ja),
        .missingGlyph(character: "ꙮ (U+A66E)", field: "number", slot: "body"),
      ])
    #expect(throws: Never.self) {
      try compiled.layOut(snapshot.merging(["number": .text("1")]) { $1 })
    }
  }

  @Test("words of a style in another language are looked at in that one")
  func styles() throws {
    let layout = TemplateFixture.layout(
      styles: TemplateFixture.styles + "\n  ja: {inherits: body, language: ja}")
    let compiled = try TemplateFixture.compile("{.ja} {{note}}", layout: layout)
    #expect(compiled.review(["note": .text("委員会の委員長")]).isEmpty)
    #expect(
      compiled.review(["note": .text("Phó Chủ tịch Ủy ban")]) == [.wrongLanguage(field: "note", found: .vi)])
  }
}
