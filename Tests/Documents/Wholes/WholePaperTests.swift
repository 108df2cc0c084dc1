import Conferences
import Foundation
import JobQueue
import PDF
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Papers about many")
struct WholePaperTests {
  /// A paper of the sample: what it is asked for with, its file, and words that stand in it.
  struct Example: Sendable, CustomTestStringConvertible {
    let kind: DocumentKind
    var selection = DocumentRequest.Selection.everyone
    var language: PaperLanguage?
    let file: String
    let words: [String]

    var testDescription: String { file }
  }

  static let examples: [Example] = [
    Example(
      kind: .guestList, file: "guest-list-2023-qn-jp-2023-vi.pdf",
      words: [
        "DANH SÁCH ĐẠI BIỂU", "23 đại biểu, 10 đoàn", "1. Đoàn tỉnh Quảng Ninh (8 đại biểu)",
        "Trưởng đoàn: Đồng chí Nguyễn Xuân Ký", "Quyền Chủ tịch Ủy ban nhân dân tỉnh", "DỮ LIỆU MẪU",
      ]),
    Example(
      kind: .guestList, language: .ja, file: "guest-list-2023-qn-jp-2023-ja.pdf",
      words: ["出席者名簿", "カオ・トゥオン・フイ", "在ベトナム日本国大使館", "駐ベトナム日本国特命全権大使", "敬称略"]),
    Example(
      kind: .guestList, selection: .delegation("JP-HKD"), language: .en,
      file: "guest-list-2023-JP-HKD-en.pdf",
      words: ["LIST OF GUESTS", "SUZUKI Naomichi", "Governor of Hokkaido"]),
    Example(
      kind: .precedenceList, file: "precedence-list-2023-qn-jp-2023-vi.pdf",
      words: ["DANH SÁCH ĐẠI BIỂU THEO THỨ TỰ LỄ TÂN", "1 Ngài TAKEBE Tsutomu", "chỉ định"]),
    Example(
      kind: .seatingPlan, selection: .session("S1"), file: "seating-plan-2023-S1-vi.pdf",
      words: ["SƠ ĐỒ CHỖ NGỒI", "SÂN KHẤU", "20 / 24 chỗ", "Danh sách theo thứ tự lễ tân"]),
    Example(
      kind: .seatingPlan, selection: .session("S2"), language: .en, file: "seating-plan-2023-S2-en.pdf",
      words: ["SEATING PLAN", "BÀN HỘI ĐÀM · TABLE", "Trade and investment connection seminar"]),
    Example(
      kind: .placeCards, file: "place-cards-2023-qn-jp-2023-vi.pdf",
      words: ["武部\u{3000}勤", "TAKEBE Tsutomu", "日越友好議員連盟特別顧問", "Cao Tường Huy"]),
    Example(
      kind: .programme, file: "programme-2023-qn-jp-2023-ja.pdf",
      words: [
        "CHƯƠNG TRÌNH", "プログラム", "UTC+7", "UTC+9", "08:00 10:00", "Phát biểu khai mạc", "開会挨拶", "証明書授与式",
        "鈴木\u{3000}直道（北海道知事）",
      ]),
    Example(
      kind: .programme, language: .en, file: "programme-2023-qn-jp-2023-en.pdf",
      words: ["PROGRAMME", "Opening address", "10:00", "Friday, 17 November 2023"]),
    Example(
      kind: .attendanceSheet, selection: .session("S1"), file: "attendance-sheet-2023-S1-ja.pdf",
      words: ["PHIẾU KÝ THAM DỰ", "受付簿", "Chữ ký", "署名", "TAKEBE Tsutomu", "武部\u{3000}勤", "1 / "]),
    Example(
      kind: .script, file: "script-2023-qn-jp-2023-ja.pdf",
      words: ["KỊCH BẢN DẪN CHƯƠNG TRÌNH", "進行台本", "Kính thưa quý vị đại biểu.", "ご来賓の皆様。", "Bìa số 1"]),
    Example(
      kind: .folderList, selection: .ceremony("GRANTS"), file: "folder-list-2023-GRANTS-vi.pdf",
      words: [
        "DANH MỤC BÌA HỒ SƠ TRAO", "Mã số dự án: 0000000001", "18.600.000 USD", "□", "Ông MIHON Ichiro",
      ]),
    Example(
      kind: .outgoingRegister, file: "outgoing-register-2023-qn-jp-2023-vi.pdf",
      words: ["SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Ký nhận", "Ghi chú"]),
  ]

  @Test("Each is made from the sample, says what is stored, and keeps every rule of its format")
  func everyKind() async throws {
    try await PaperRoom.lend { room in
      try await room.setStage()
      var batches: [BatchID] = []
      for example in Self.examples {
        batches.append(
          try await room.askForWhole(example.kind, example.selection, in: example.language).batch)
      }
      for batch in batches { try await room.work(on: batch) }
      for batch in batches {
        for fault in try await room.faults(of: batch) { Issue.record("\(fault)") }
      }
      for refusal in try await room.refusals() { Issue.record("\(refusal.kind): \(refusal.reason)") }
      let words = try await room.words()
      for example in Self.examples {
        guard let text = words[example.file] else {
          Issue.record("\(example.file) is not among \(words.keys.sorted())")
          continue
        }
        for phrase in example.words { #expect(text.contains(phrase), "\(example.file): \(phrase)") }
      }
      for (id, file) in try await room.files() {
        let report = Conformance.check(file)
        #expect(report.isConforming, "\(id): \(report.findings.map(\.description).joined(separator: "\n"))")
      }
      #expect(try await room.documents().allSatisfy { $0.number == nil })
    }
  }

  @Test("A plan whose rows are wider than a sheet is drawn in parts", arguments: ["theatre", "facing"])
  func widePlan(form: String) async throws {
    try await PaperRoom.lend { room in
      try await room.setStage()
      try await room.change { [id = room.conference.id] in
        try $0.query(
          SQL(
            """
            update trao.seating set form = \(form), row_count = 2, seats_in_row = 70
            where conference_id = \(id) and session_id = (
              select id from trao.session where conference_id = \(id) and code = 'S2')
            """))
      }
      try await room.makeWhole(.seatingPlan, .session("S2"))
      for refusal in try await room.refusals() { Issue.record("\(refusal.reason)") }
      let plan = try await room.documents(.seatingPlan).one()
      let parts = try await room.rows("parts", of: plan)
      let bounds = parts.map { [$0["first"], $0["last"]] }
      let ascending = [(1, 23), (24, 46), (47, 70)].map {
        [$0.0, $0.1].map { FieldValue?.some(.number("\($0)")) }
      }
      #expect(bounds == (form == "facing" ? ascending : ascending.reversed().map { $0.reversed() }))
      let words = try #require(try await room.words().values.first { $0.contains("SƠ ĐỒ CHỖ NGỒI") })
      #expect(words.contains(form == "facing" ? "Ghế 1–23" : "Ghế 70–47"))
      for (id, file) in try await room.files() {
        let report = Conformance.check(file)
        #expect(report.isConforming, "\(id): \(report.findings.map(\.description).joined(separator: "\n"))")
      }
    }
  }

  @Test(
    "Lists keep the order of precedence, by the conference's first day whatever the papers' date, and within a delegation that of names in their language"
  )
  func order() async throws {
    try await PaperRoom.lend { room in
      try await room.setStage()
      let places = try await room.pool.run { [id = room.conference.id] database in
        try database.query(
          SQL(
            """
            select guest.external_id from trao.precedence(\(id), '2023-11-17') as line
              join trao.participation as guest on guest.conference_id = \(id) and guest.id = line.participation_id
            order by line.place
            """)
        ).map { try $0.get(0, as: String.self) }
      }
      func codes(_ rows: [Snapshot]) -> [String] {
        rows.compactMap { if case .code(let code) = $0["code"] { code } else { nil } }
      }
      try await room.makeWhole(.precedenceList)
      try await room.makeWhole(.placeCards)
      try await room.makeWhole(.seatingPlan, .session("S1"))
      #expect(
        codes(try await room.rows("guests", of: try await room.documents(.precedenceList).one())) == places)
      // An organisation sits nowhere by name.
      let cards = codes(try await room.rows("cards", of: try await room.documents(.placeCards).one()))
      #expect(cards == places.filter { $0 != "jetro" })
      let plan = try await room.documents(.seatingPlan).one()
      #expect(codes(try await room.rows("guests", of: plan)) == Array(places.prefix(20)))
      // As one looks at the stage: the highest number at the left.
      let part = try #require(try await room.rows("parts", of: plan).first)
      guard case .rows(let seats)? = part["seats"] else { throw PaperRoom.Missing() }
      try #require(seats.count == 24)
      #expect(seats.prefix(8).map { $0["seat"] } == (1...8).reversed().map { .number("\($0)") })
      #expect(seats[7]["place"] == .number("1") && seats[0]["place"] == .number("8"))

      try await room.makeWhole(.guestList)
      try await room.makeWhole(.guestList, in: .ja)
      for document in try await room.documents(.guestList) {
        let delegations = try await room.rows("delegations", of: document)
        guard case .rows(let hosts) = delegations[0]["guests"] else { throw PaperRoom.Missing() }
        let names = hosts.map { $0["name"] }
        if document.language == .vi {
          #expect(
            names == ["Cao Tường Huy", "Bùi Văn Khắng", "Nguyễn Xuân Ký"].map { .name($0) } + names.suffix(5))
        } else {
          #expect(names.first == .name("カオ・トゥオン・フイ"))
        }
      }
    }
  }

  @Test("While what it says has not changed, asking again is the same paper; else a new one supersedes it")
  func again() async throws {
    try await PaperRoom.lend { room in
      let first = try await room.makeWhole(.guestList)
      let old = try await room.documents(.guestList).one()
      #expect(first.isNew && old.state == .final)
      let again = try await room.makeWhole(.guestList)
      #expect(again.batch == first.batch && !again.isNew)
      // Without a day it is asked for anew, and one list counts.
      let later = try await room.askForWhole(.guestList, dated: nil)
      #expect(later.isNew && later.batch != first.batch)
      try await room.work(on: later.batch)
      // Another language is another paper.
      try await room.makeWhole(.guestList, in: .ja)
      #expect(
        try await room.documents(.guestList, state: .final).map(\.language).sorted {
          $0.rawValue < $1.rawValue
        } == [.ja, .vi])

      try await room.change { database in
        try database.query("update trao.participation set state = 'withdrawn' where external_id = 'G-004'")
      }
      let request = DocumentRequest(
        .guestList, conference: room.conference.id, dated: CalendarDate(iso: "2023-11-10"))
      #expect(try await room.pool.run { try DocumentSchedule.due(request, in: $0) } == 1)
      let changed = try await room.makeWhole(.guestList)
      #expect(changed.isNew && changed.batch != first.batch)
      let all = try await room.documents(.guestList).filter { $0.language == .vi }
      let new = try #require(all.first { $0.batch == changed.batch.rawValue })
      #expect(new.state == .final && new.supersedes != nil)
      let superseded = try #require(all.first { $0.publicID == new.supersedes })
      #expect(superseded.state == .superseded && superseded.supersededBy == new.publicID)
      #expect(all.count { $0.state == .final } == 1)
      #expect(try await room.pool.run { try DocumentSchedule.due(request, in: $0) } == 0)
    }
  }

  @Test("A later batch for the same list, and a reissue, keep one living paper")
  func scheduledAndReissued() async throws {
    try await PaperRoom.lend { room in
      try await room.makeWhole(.precedenceList)
      let first = try await room.documents(.precedenceList).one()
      let timed = DocumentRequest(
        .precedenceList, conference: room.conference.id, at: Date(timeIntervalSince1970: 1_699_600_000),
        dated: CalendarDate(iso: "2023-11-10"))
      let batch = try await room.change { try DocumentSchedule.schedule(timed, by: PaperRoom.actor, in: $0) }
        .batch
      try await room.work(on: batch)
      #expect(try await room.documents(.precedenceList) == [first])
      let reissue = try await room.reissue(first.publicID, reason: "thử lại")
      try await room.work(on: reissue.batch)
      let all = try await room.documents(.precedenceList)
      #expect(all.map(\.state).sorted { $0.rawValue < $1.rawValue } == [.final, .superseded])
      #expect(all.first { $0.state == .final }?.supersedes == first.publicID)
    }
  }

  @Test("What no font has is refused by the guest's key and the field, never by the name")
  func refusal() async throws {
    try await PaperRoom.lend { room in
      try await room.change { database in
        try database.query(
          """
          update trao.name_form set full_name = full_name || U&'\\+013000' where kind in ('native', 'romanised') and person_id = (
            select person_id from trao.participation where external_id = 'G-004')
          """)
      }
      for kind in [DocumentKind.guestList, .precedenceList, .placeCards] {
        let batch = try await room.makeWhole(kind).batch
        #expect(try await room.documents(kind).isEmpty)
        let refusal = try await room.refusals().filter { $0.batch == batch.rawValue }.one()
        #expect(refusal.subject == "qn-jp-2023")
        #expect(refusal.reason.contains("name of G-004") && !refusal.reason.contains("Bình"))
      }
    }
  }

  @Test("A place card has two sides, and the one that is folded away stands on its head")
  func placeCards() async throws {
    try await PaperRoom.lend { room in
      try await room.makeWhole(.placeCards, .delegation("JP-HKD"))
      let (document, bytes) = try await room.onlyFile()
      #expect(document.subject == "JP-HKD" && document.file?.pages == 1)
      let cards = try await room.rows("cards", of: document)
      #expect(cards.map { $0["name"] } == ["鈴木　直道", "髙橋　見本", "𠮷田　見本"].map { .name($0) })
      #expect(
        cards.map { $0["latin"] }
          == ["SUZUKI Naomichi", "TAKAHASHI Mihon", "YOSHIDA Mihon"].map { .name($0) })
      #expect(cards.allSatisfy { $0["is_ja"] == .flag(true) && $0["title_other"] != nil })
      #expect(Conformance.check(bytes).isConforming)
      let words = try await room.words().values.joined()
      #expect(
        words.components(separatedBy: "YOSHIDA Mihon").count + words.components(separatedBy: "YOSHIDA").count
          >= 4)
    }
  }

  @Test("The register has every name in Latin letters; the report has its annex behind the signature")
  func registerAndReport() async throws {
    try await PaperRoom.lend { room in
      let letters = try await room.schedule(.invitation, .attendee("suzuki-naomichi"))
      try await room.work(on: letters.batch)
      for kind in [DocumentKind.outgoingRegister, .summary] {
        try await room.work(on: try await room.askForWhole(kind).batch)
      }
      let words = try await room.words()
      let register = try #require(words["outgoing-register-2023-qn-jp-2023-vi.pdf"])
      #expect(register.contains("SUZUKI Naomichi") && register.contains("Cao Tường Huy"))
      #expect(!register.contains("鈴木") && !register.contains("カオ"))
      let report = try #require(words.first { $0.key.hasPrefix("BC-") }?.value)
      let signer = try #require(report.range(of: "Cao Tường Huy", options: .backwards))
      let annex = try #require(report.range(of: "Phụ lục SỐ LIỆU VỀ ĐẠI BIỂU"))
      #expect(signer.upperBound <= annex.lowerBound)
      #expect(report[annex.upperBound...].contains("Nhật Bản"))
      #expect(report[annex.upperBound...].contains("Kèm theo Báo cáo số 01/BC-UBND"))
      // What did not happen is not told.
      #expect(report.contains("Đã mời ") && !report.contains("trong đó 0 đại biểu"))
      #expect(
        report.contains(
          "Cơ quan tổ chức: Tỉnh Quảng Ninh; Tỉnh Hokkaido; Tổ chức Xúc tiến Thương mại Nhật Bản (JETRO)."))
      #expect(report.contains("bài báo ngày 17/11/2023") && !report.contains("news article"))
    }
  }

  @Test("The script keeps names with their form of address on one line, small inside a sentence")
  func namesInScript() async throws {
    try await PaperRoom.lend { room in
      try await room.setStage()
      try await room.makeWhole(.script)
      let cues = try await room.rows("cues", of: try await room.documents(.script).one())
      func names(_ cue: Snapshot?, _ field: String) -> [FieldValue] {
        guard case .rows(let parts)? = cue?[field] else { return [] }
        return parts.compactMap { $0["name"] }
      }
      let first = cues.first { $0["folder"] == .number("1") }
      #expect(names(first, "words_vi") == ["ông Nguyễn Văn Mẫu", "ông MIHON Ichiro"].map { .name($0) })
      #expect(names(first, "words") == ["グエン・バン・マウ　様", "見本　一郎　様"].map { .name($0) })
      #expect(names(first, "people_vi") == ["Ông Nguyễn Văn Mẫu", "Ông MIHON Ichiro"].map { .name($0) })
    }
  }

  @Test("Parts and languages that a kind does not have are refused")
  func wrong() async throws {
    try await PaperRoom.lend { room in
      await #expect(throws: DocumentError.wrongSelection(kind: "programme")) {
        try await room.askForWhole(.programme, .session("S1"))
      }
      await #expect(throws: DocumentError.wrongLanguage(kind: "script", language: "vi", known: ["ja", "en"]))
      {
        try await room.askForWhole(.script, in: .vi)
      }
      await #expect(throws: DocumentError.self) { try await room.askForWhole(.seatingPlan, .session("S9")) }
    }
  }

  @Test("What would make no paper is refused at once; what is asked for at a time is looked at then")
  func nothing() async throws {
    try await PaperRoom.lend { room in
      try await room.change { [id = room.conference.id] in
        try $0.query("delete from trao.seating where conference_id = \(id)")
        try $0.query(
          """
          update trao.session set state = 'cancelled', opened_at = null, closed_at = null
          where conference_id = \(id) and code = 'S2'
          """)
      }
      await #expect(
        throws: DocumentError.nothingDue(
          reason: "session S1 has no seats", remedy: "`trao seating plan --session S1` plans them")
      ) {
        try await room.askForWhole(.seatingPlan, .session("S1"))
      }
      await #expect(
        throws: DocumentError.nothingDue(
          reason: "no session has seats",
          remedy: "`trao seating plan` plans those of one; `trao session list` shows which there are")
      ) {
        try await room.askForWhole(.seatingPlan)
      }
      await #expect(
        throws: DocumentError.nothingDue(
          reason: "session S2 is cancelled", remedy: "`trao session list` shows which are not")
      ) {
        try await room.askForWhole(.attendanceSheet, .session("S2"))
      }
      let later = DocumentRequest(
        .seatingPlan, conference: room.conference.id, selection: .session("S1"),
        at: Date(timeIntervalSince1970: 4_000_000_000))
      try await room.change { _ = try DocumentSchedule.schedule(later, by: PaperRoom.actor, in: $0) }
    }
  }

  @Test("A list of hundreds of guests goes over many pages, and the head comes again on each")
  func long() async throws {
    try await PaperRoom.lend { room in
      try await room.importGuests(250)
      try await room.makeWhole(.precedenceList)
      try await room.makeWhole(.guestList, in: .ja)
      #expect(try await room.refusals().isEmpty)
      let list = try await room.documents(.precedenceList).one()
      let pages = try #require(list.file?.pages)
      #expect(pages > 10)
      let words = try await room.words()
      let text = try #require(words["precedence-list-2023-qn-jp-2023-vi.pdf"])
      #expect(text.components(separatedBy: "Chức danh, cơ quan").count == pages + 1)
      #expect(try await room.rows("guests", of: list).count == 23 + 250)
    }
  }
}
