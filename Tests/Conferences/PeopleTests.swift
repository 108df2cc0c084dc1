import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `People` {
  @Test(arguments: [
    ("cao tuong huy", "cao-tuong-huy"), ("CAO TƯỜNG HUY", "cao-tuong-huy"),
    ("Cao Tường Huy".decomposedStringWithCanonicalMapping, "cao-tuong-huy"),
    ("Huy Cao Tường", "cao-tuong-huy"), ("カオ　トゥオン　フイ", "cao-tuong-huy"),
    ("takebe", "takebe-tsutomu"), ("たけべ", "takebe-tsutomu"), ("タケベ", "takebe-tsutomu"),
    ("ﾀｹﾍﾞ", "takebe-tsutomu"), ("武部", "takebe-tsutomu"), ("ＴＡＫＥＢＥ", "takebe-tsutomu"),
    ("tsutomu takebe", "takebe-tsutomu"), ("たけべつとむ", "takebe-tsutomu"), ("武部 勤", "takebe-tsutomu"),
    ("takebe-tsutomu", "takebe-tsutomu"),
  ])
  func `are found however the name is typed`(text: String, code: String) async throws {
    try await withSample { pool, _ in
      let found = try await pool.run { try PersonStore.search(text, in: $0) }
      #expect(found.map(\.person.code) == [code])
    }
  }

  @Test func `are found by an address or a telephone number, and not by marks or half a word across two`()
    async throws
  {
    try await withSample { pool, _ in
      func found(_ text: String) async throws -> [String] {
        try await pool.run { try PersonStore.search(text, in: $0).map(\.person.name) }
      }
      let texts = ["G004@example.org", "+84 203 000-0004", "%", "・", "otu"]
      var all: [[String]] = []
      for text in texts { all.append(try await found(text)) }
      #expect(all == [["Đặng Thị Bình Mẫu"], ["Đặng Thị Bình Mẫu"], [], [], []])
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.run { try PersonStore.search("　", in: $0) }
      }
      #expect(error?.code == .invalid)
    }
  }

  @Test func `stand in the order that the reader's language wants`() async throws {
    try await withSample { pool, conference in
      func names(_ order: PersonListOrder, _ country: String) async throws -> [String] {
        try await pool.run { database in
          try PersonStore.list(order: order, of: conference, country: country, in: database)
            .filter { $0.origin.provenance != .sample }.map(\.name)
        }
      }
      let vietnamese = try await names(.vi, "VN")
      #expect(vietnamese == ["Cao Tường Huy", "Bùi Văn Khắng", "Nguyễn Xuân Ký"])
      let byReading = try await names(.ja, "JP")
      #expect(byReading == ["鈴木直道", "武部勤", "舞立昇治", "山田滝雄"])
      let byFamilyName = try await names(.en, "JP")
      #expect(byFamilyName == ["舞立昇治", "鈴木直道", "武部勤", "山田滝雄"])
    }
  }

  @Test func `stand in one order, whatever the order in which they were entered`() async throws {
    try await withSample { pool, _ in
      var generator = SeededGenerator(seed: 41)
      let names = ["Đỗ Ân", "Đỗ Ấn", "Dương An", "Ê Đê", "Ơn", "Ôn", "On", "Đỗ Ạn", "Ưng", "Ung"]
      for code in 0..<3 {
        let shuffled = names.shuffled(using: &generator)
        try await pool.change(as: tester) { database in
          for (index, name) in shuffled.enumerated() {
            _ = try PersonStore.add(
              code: "order-\(code)-\(index)", country: "VN", language: .vi,
              names: [NameForm(kind: .native, full: name)], in: database)
          }
        }
      }
      let listed = try await pool.run { database in
        try PersonStore.list(order: .vi, in: database).filter { $0.code?.hasPrefix("order-") == true }
      }
      let runs = stride(from: 0, to: listed.count, by: 3).map { listed[$0..<$0 + 3].map(\.name) }
      #expect(runs.allSatisfy { Set($0).count == 1 })
      #expect(
        runs.map { $0[0] } == ["Dương An", "Đỗ Ạn", "Đỗ Ân", "Đỗ Ấn", "Ê Đê", "On", "Ôn", "Ơn", "Ung", "Ưng"])
    }
  }

  @Test func `have any number of name forms, of which letters and parts tell what nobody said`() async throws
  {
    try await withSample { pool, _ in
      let forms = try await pool.change(as: tester) { database in
        let person = try PersonStore.find("takebe-tsutomu", in: database)
        for form in [
          NameForm(kind: .transcription, full: "다케베 쓰토무", language: "ko"),
          NameForm(kind: .transcription, full: "武部勤", language: "zh-Hant", script: "Hant"),
          NameForm(kind: .former, full: "旧姓 勤"), NameForm(kind: .alias, full: "Takebe-san"),
          NameForm(
            kind: .romanised, full: "TAKEBE Tsutomu", family: "TAKEBE", given: "Tsutomu", language: "en"),
        ] {
          try PersonStore.put(form, of: person, in: database)
        }
        return try PersonStore.details(of: person, in: database).names
      }
      #expect(
        forms.map(\.kind) == [.native, .kana, .romanised, .transcription, .transcription, .former, .alias])
      #expect(forms.map(\.language) == ["ja", "ja", "en", "ko", "zh-Hant", nil, nil])
      #expect(forms.map(\.script) == ["Jpan", "Hira", "Latn", "Kore", "Hant", "Hani", "Latn"])
      #expect(forms.prefix(3).map(\.order) == [.familyFirst, .familyFirst, .familyFirst])
    }
  }

  @Test func `keep the forms they need`() async throws {
    try await withSample { pool, _ in
      for kind in [NameForm.Kind.native, .kana] {
        let before = try await pool.run { database in
          try PersonStore.details(of: PersonStore.find("yamada-takio", in: database), in: database)
        }
        let form = try #require(before.names.first { $0.kind == kind })
        let error = await #expect(throws: ConferenceError.self) {
          try await pool.change(as: tester) { database in
            try PersonStore.remove(
              kind, form.full, of: PersonStore.find("yamada-takio", in: database), in: database)
          }
        }
        #expect(error?.code == .refused)
        let after = try await pool.run { try PersonStore.details(of: before.person, in: $0) }
        #expect(after == before)
      }
    }
  }

  @Test(arguments: [
    ("JP", "佐藤花", nil, "kana"), ("VN", "", nil, "empty"), ("VN", "a\tb", nil, "cannot be recorded"),
    ("XX", "Ai", nil, "country"), ("JP", "佐藤花", "ｻﾄｳ ﾊﾅ", "kana"), ("JP", "佐藤花", "佐藤", "kana"),
  ])
  func `are not entered with what is wrong`(
    country: String, native: String, kana: String?, says: String
  ) async throws {
    try await withSample { pool, _ in
      let before = try await pool.run { try PersonStore.list(in: $0).count }
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) { database in
          try PersonStore.add(
            code: "new", country: country, language: .en,
            names: [NameForm(kind: .native, full: native)]
              + (kana.map { [NameForm(kind: .kana, full: $0)] } ?? []), in: database)
        }
      }
      #expect(error?.description.contains(says) == true, "\(String(describing: error))")
      #expect(try await pool.run { try PersonStore.list(in: $0).count } == before)
    }
  }

  @Test func `store names composed, and never two forms of respect in Japanese`() async throws {
    try await withSample { pool, _ in
      let person = try await pool.change(as: tester) { database in
        try PersonStore.add(
          code: "new", country: "VN", language: .vi,
          names: [NameForm(kind: .native, full: "Đỗ Ấn".decomposedStringWithCanonicalMapping)], in: database)
      }
      #expect(person.name.unicodeScalars.elementsEqual("Đỗ Ấn".unicodeScalars))
      for honorific in ["閣下様", "様 殿", "御中"] {
        await #expect(throws: ConferenceError.self) {
          try await pool.change(as: tester) {
            try PersonStore.put(Honorific(honorific: honorific), in: .ja, of: person, $0)
          }
        }
      }
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try PersonStore.put(Honorific(honorific: "Mr.", style: "His Excellency"), in: .en, of: person, $0)
        }
      }
    }
  }

  @Test func `lose a style that an import's honorific contradicts`() async throws {
    try await withSample { pool, _ in
      let style = try await pool.change(as: tester) { database in
        let person = try PersonStore.find("yamada-takio", in: database)
        try PersonStore.put(
          Honorific(honorific: "His Excellency Mr.", style: "His Excellency"), in: .en, of: person, database)
        try database.query(
          "update trao.honorific set honorific = 'Mr.' where person_id = \(person.id) and language = 'en'")
        return try PersonStore.details(of: person, in: database).honorifics[.en]
      }
      #expect(style == Honorific(honorific: "Mr."))
    }
  }

  @Test func `show every conference they take part in, with the sessions they came to`() async throws {
    try await withSample { pool, _ in
      let other = try ChangedSample()
      try other.replace(in: "conference.yaml", "code: qn-jp-2023", "code: qn-jp-2024")
      try other.remove("attendance.csv")
      try other.remove("ceremonies.yaml")
      try other.remove("programme.yaml")
      try other.remove("projects.yaml")
      let folder = try ConferenceFolder.read(other.url)
      try await pool.change(as: tester) { try folder.load(in: $0) }
      let details = try await pool.run { database in
        try PersonStore.details(of: PersonStore.find("suzuki-naomichi", in: database), in: database)
      }
      #expect(details.parts.map(\.conference) == ["qn-jp-2023", "qn-jp-2024"])
      #expect(details.parts.map { $0.attended.isEmpty } == [false, true])
      #expect(details.person.conferenceCount == 2)
    }
  }

  @Test func `whom nobody refers to survive an export`() async throws {
    try await withSample { pool, conference in
      let folder = try ChangedSample()
      let people = try String(contentsOf: folder.url.appending(path: "people.yaml"), encoding: .utf8)
      let lonely = """
          - code: lonely
            country: VN
            language: vi
            names:
              native: {full: "Đỗ Ấn", family: "Đỗ", given: "Ấn", language: vi, script: Latn, order: family-first}
              transcriptions:
                - {full: "ドー・アン", language: ja, script: Kana}
              former:
                - {full: "Đỗ Ân"}
              aliases:
                - {full: "Do An", language: en}
            honorifics:
              en: {honorific: "His Excellency Mr.", style: "His Excellency", salutation: "Your Excellency"}
            provenance: sample

        """
      try folder.write("people.yaml", Array((people + lonely).utf8))
      let read = try ConferenceFolder.read(folder.url)
      try await pool.change(as: tester) { try read.load(in: $0) }
      let again = try await pool.change(as: tester) { try read.load(in: $0) }
      #expect(again.changedCount == 0)
      let files = try await pool.run { try ConferenceFolder.export(conference, in: $0) }
      let bytes = try #require(files.first { $0.name == "people.yaml" }?.bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      for line in lonely.split(separator: "\n").dropFirst() {
        #expect(text.contains(line), "\(line)")
      }
    }
  }

  @Test func `of a folder are refused at their line where language, script or style are wrong`() throws {
    let folder = try ChangedSample()
    try folder.replace(
      in: "people.yaml", #"family: "武部", given: "勤", provenance: press}"#,
      #"family: "武部", given: "勤", language: Japanese, script: kanji, order: first, provenance: press}"#)
    try folder.replace(
      in: "people.yaml", #"{honorific: "Mr.", salutation: "Dear Mr. Takebe"}"#,
      #"{honorific: "Mr.", style: "His Excellency", salutation: "Dear Mr. Takebe"}"#)
    let faults = #expect(throws: InputFaults.self) { try ConferenceFolder.read(folder.url) }
    let lines = faults?.all.map { "\($0.file):\($0.line): \($0.message)" } ?? []
    #expect(lines.count == 4, "\(lines)")
    #expect(lines.prefix(3).allSatisfy { $0.hasPrefix("people.yaml:7:") })
    #expect(lines.last?.hasPrefix("people.yaml:13:") == true, "\(lines)")
    #expect(lines.last?.contains("the honorific does not begin with this style") == true, "\(lines)")
  }
}
