import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `The script of the master of ceremonies` {
  private func script(_ pool: Pool, _ conference: Conference, _ code: String? = nil) async throws
    -> [ScriptCue]
  {
    try await pool.run { try ScriptStore.script(of: conference, ceremony: code, in: $0) }
  }

  @Test func `has the items in order, and the four grants in the place of their ceremony`() async throws {
    try await withSample { pool, conference in
      try await holdProgramme(pool)
      let cues = try await script(pool, conference, "GRANTS")
      #expect(cues.map(\.number) == Array(1...8))
      #expect(
        cues.map(\.kind) == ["welcome", "speech", "ceremony", "grant", "grant", "grant", "grant", "photo"])
      let grants = cues.filter { $0.kind == "grant" }
      #expect(grants.map(\.folder) == [1, 2, 3, 4])
      #expect(
        grants.map { $0.name[.vi] } == [
          "Nhà máy sản xuất cơ khí chính xác Castem Việt Nam", "Parts Seiko Việt Nam",
          "Nhà máy Tamagawa Việt Nam",
          "Nhà máy sản xuất sản phẩm công nghiệp Fujix Việt Nam",
        ])
      #expect(grants.map(\.at) == ["10:15", "10:20", "10:25", "10:30"].map(onStage))
      #expect(cues[0].words[.vi] == "Kính mời quý vị an tọa.")
      #expect(cues[1].words.isEmpty)
    }
  }

  @Test func `names instrument, presenter, recipient, company, project and capital in each language`()
    async throws
  {
    try await withSample { pool, conference in
      try await holdProgramme(pool)
      let words = try await script(pool, conference).filter { $0.kind == "grant" }.map(\.words)
      #expect(
        words[0][.vi]
          == "Trân trọng kính mời ông Nguyễn Văn Mẫu, Đại diện lãnh đạo tỉnh (mẫu), lên trao và kính mời ông MIHON Ichiro, Giám đốc Castem Việt Nam (mẫu), đại diện Công ty TNHH Castem Việt Nam, lên nhận Giấy chứng nhận đăng ký đầu tư Dự án Nhà máy sản xuất cơ khí chính xác Castem Việt Nam, tổng vốn đầu tư 18,6 triệu USD."
      )
      #expect(
        words[0][.ja]
          == "クアンニン省代表（見本）　グエン・バン・マウ　様より、キャステム・ベトナムを代表されるキャステム・ベトナム代表（見本）　見本　一郎　様に対し、「キャステム・ベトナム精密機械部品工場」の投資登録証明書を授与いたします。総投資額は1,860万米ドルでございます。"
      )
      #expect(
        words[0][.en]
          == "Mr. Nguyễn Văn Mẫu, Representative of Quang Ninh Province (sample), will now present the Investment Registration Certificate of Castem Vietnam Precision Mechanics Factory to Mr. MIHON Ichiro, Director of Castem Vietnam (sample), representing Castem Vietnam Co., Ltd.; total investment USD 18.6 million."
      )
      #expect(words[2][.vi]?.hasSuffix("tổng vốn đầu tư 35,75 triệu USD.") == true)
      #expect(words[2][.ja]?.hasSuffix("総投資額は3,575万米ドルでございます。") == true)
    }
  }

  @Test func `announces people by their stored style and the title of the day`() async throws {
    try await withSample { pool, conference in
      try await holdProgramme(pool)
      let speaker = try await script(pool, conference).first { $0.kind == "speech" }?.people.first
      #expect(speaker?[.ja] == "駐ベトナム日本国特命全権大使　山田　滝雄　閣下")
      #expect(
        speaker?[.en]
          == "His Excellency Mr. YAMADA Takio, Ambassador Extraordinary and Plenipotentiary of Japan to Viet Nam"
      )
      // His office ended in April 2024.
      let later = try await pool.run { database in
        try ScriptStore.script(of: conference, on: day("2024-06-01"), in: database)
      }.first { $0.kind == "speech" }?.people.first
      #expect(later?[.ja] == "山田　滝雄　閣下")
    }
  }

  @Test func `never says the mistranslation that is kept as an alias`() async throws {
    try await withSample { pool, conference in
      let text = try await script(pool, conference).flatMap { cue in
        [cue.name, cue.words].flatMap { text in Language.allCases.compactMap { text[$0] } }
          + cue.people.flatMap { person in Language.allCases.compactMap { person[$0] } }
      }.joined(separator: "\n")
      #expect(text.contains("Parts Seiko"))
      #expect(!text.contains("Seiko Vietnam Parts"))
    }
  }

  @Test func `speaks the languages in which the ceremony has a name`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) {
        try $0.query(
          """
          delete from trao.localised_text
          where language = 'ja' and text_id = (select name_text_id from trao.ceremony)
          """)
      }
      let grant = try await script(pool, conference).first { $0.kind == "grant" }
      #expect(grant?.words[.ja] == nil)
      #expect(grant?.words[.vi] != nil && grant?.words[.en] != nil)
    }
  }

  @Test
  func `begins a ceremony that stands in no programme with its session, and leaves out who is withdrawn`()
    async throws
  {
    try await beforeCeremony { pool, conference in
      try await pool.change(as: tester) { database in
        try database.script("delete from trao.programme_item_person; delete from trao.programme_item")
        let ceremony = try CeremonyStore.find(nil, of: conference, in: database)
        _ = try CeremonyStore.withdraw(2, of: ceremony, in: conference, reason: "hoãn", in: database)
      }
      let cues = try await script(pool, conference)
      #expect(cues.map(\.kind) == ["ceremony", "grant", "grant", "grant"])
      #expect(cues.first?.at == onStage("10:15"))
      #expect(cues.compactMap(\.folder) == [1, 2, 3])
      #expect(!cues.contains { $0.name[.vi]?.contains("Parts Seiko") == true })
    }
  }

  @Test func `works without presenter and recipient, whom the check asks for`() async throws {
    try await beforeCeremony { pool, conference in
      try await pool.change(as: tester) {
        try $0.query(
          "update trao.ceremony_grant set presenter_id = null, recipient_id = null where position = 1")
      }
      let words = try await script(pool, conference).first { $0.kind == "grant" }?.words
      #expect(
        words?[.vi]
          == "Trân trọng kính mời đại diện Công ty TNHH Castem Việt Nam lên nhận Giấy chứng nhận đăng ký đầu tư Dự án Nhà máy sản xuất cơ khí chính xác Castem Việt Nam, tổng vốn đầu tư 18,6 triệu USD."
      )
      #expect(
        words?[.ja]
          == "キャステム・ベトナムに対し、「キャステム・ベトナム精密機械部品工場」の投資登録証明書を授与いたします。総投資額は1,860万米ドルでございます。"
      )
    }
  }
}

@Suite struct `Amounts as they are spoken` {
  @Test(arguments: [
    ("18600000.00", "USD", "18,6 triệu USD", "1,860万米ドル", "USD 18.6 million"),
    ("433000000000.00", "VND", "433 tỷ đồng", "4,330億ベトナムドン", "VND 433 billion"),
    ("2394000000.00", "USD", "2,394 tỷ USD", "23億9,400万米ドル", "USD 2.394 billion"),
    ("1000000.00", "EUR", "1 triệu EUR", "100万ユーロ", "EUR 1 million"),
    ("999999.50", "JPY", "999.999,5 JPY", "99万9,999.5円", "JPY 999,999.5"),
    (
      "612500000000.50", "VND", "612.500.000.000,5 đồng", "6,125億0.5ベトナムドン", "VND 612,500,000,000.5"
    ),
    ("0.05", "USD", "0,05 USD", "0.05米ドル", "USD 0.05"),
  ])
  func `are exact in the largest unit that fits`(
    amount: String, currency: String, vi: String, ja: String, en: String
  ) {
    #expect(SpokenAmount.text(amount, currency, in: .vi) == vi)
    #expect(SpokenAmount.text(amount, currency, in: .ja) == ja)
    #expect(SpokenAmount.text(amount, currency, in: .en) == en)
  }

  /// Whatever the unit, the digits are those of the amount.
  @Test func `lose no digit`() {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<500 {
      let units = Int.random(in: 1...999_999_999_999, using: &generator)
      let cents = Int.random(in: 0...99, using: &generator)
      let amount = "\(units).\(cents < 10 ? "0" : "")\(cents)"
      func value(_ text: String, _ group: Character, _ point: String, _ units: [(String, Int)]) -> Decimal? {
        let figures = text.split(separator: " ").first.map(String.init) ?? ""
        let number = Decimal(string: figures.filter { $0 != group }.replacing(point, with: "."))
        let scale = units.first { text.contains($0.0) }?.1 ?? 1
        return number.map { $0 * Decimal(scale) }
      }
      let vietnamese = SpokenAmount.text(amount, "USD", in: .vi)
      let units3 = [("tỷ", 1_000_000_000), ("triệu", 1_000_000)]
      #expect(value(vietnamese, ".", ",", units3) == Decimal(string: amount), "\(amount): \(vietnamese)")
    }
  }
}
