import Conferences
import JobQueue
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Numbers that are entered once a paper is signed by hand")
struct NumberEntryTests {
  private static let blank = String(repeating: "\u{A0}", count: 6)

  /// A letter without its number, made in the conference's policy or in one that was asked for.
  private func letter(
    to guest: String, in room: PaperRoom, policy: NumberingPolicy? = .afterSignature
  ) async throws -> DocumentSummary {
    let request = DocumentRequest(
      .invitation, conference: room.conference.id, selection: .attendee(guest),
      dated: try CalendarDate(year: 2023, month: 10, day: 25), numbering: policy)
    let scheduled = try await room.change {
      try DocumentSchedule.schedule(request, by: PaperRoom.actor, in: $0)
    }
    try await room.work(on: scheduled.batch)
    return try await room.documents().filter { $0.batch == scheduled.batch.rawValue }.one()
  }

  private func enter(
    _ names: [String], _ day: String, in room: PaperRoom
  ) async throws -> [NumberEntry.Entered] {
    let dated = try #require(CalendarDate(iso: day))
    return try await room.change { [id = room.conference.id] in
      try NumberEntry.enter(names, dated: dated, conference: id, in: $0)
    }
  }

  @Test(
    "The paper leaves number and day blank, is not sealed, and takes no number", arguments: [false, true])
  func blanks(sealed: Bool) async throws {
    try await PaperRoom.lend(sealed: sealed) { room in
      let document = try await letter(to: "jetro", in: room)
      #expect(document.state == .final && document.number == nil && document.file?.seal == nil)
      let words = try #require(try await room.words().values.first)
      // What reads the file takes room that is left for a blank.
      #expect(words.contains("Số: /GM-UBND Quảng Ninh, ngày tháng năm 2023"))
      // It is the sheet that is signed: the sample says that it is one, nothing says that it is unsigned.
      #expect(!words.contains("BẢN TRÌNH KÝ") && words.contains("DỮ LIỆU MẪU"))
      let snapshot = try await room.snapshot(of: document)
      #expect(snapshot["document.number"] == .text("\(Self.blank)/GM-UBND"))
      #expect(snapshot["document.dated"] == .openDate(try CalendarDate(year: 2023, month: 10, day: 25)))
      let registers: Int = try await room.pool.run {
        try $0.query("select count(*) from trao.register").one().get(0)
      }
      #expect(registers == 0)
      // Asked again, there is nothing left to make.
      let again = try await room.schedule(.invitation, .attendee("jetro"))
      try await room.work(on: again.batch)
      #expect(try await room.documents().count == 1)
    }
  }

  @Test(
    "Papers get the next numbers in the order they are entered, once each; their files stay what they are")
  func enter() async throws {
    try await PaperRoom.lend { room in
      try await room.change { [id = room.conference.id] in
        try $0.query(SQL("update trao.conference set numbering = 'after-signature' where id = \(id)"))
      }
      let first = try await letter(to: "jetro", in: room, policy: nil)
      let second = try await letter(to: "suzuki-naomichi", in: room, policy: nil)
      let third = try await letter(to: "yamada-takio", in: room, policy: .beforeFinalRender)
      #expect(third.number == "01/GM-UBND")
      let before = try await room.files()
      let entered = try await enter([second.publicID, first.publicID], "2023-10-26", in: room)
      #expect(entered.map(\.document.number) == ["02/GM-UBND", "03/GM-UBND"])
      #expect(entered.map(\.document.dated.iso) == ["2023-10-26", "2023-10-26"])
      // Long over: 27 October was the next working day.
      #expect(entered.map { $0.wasDueOn?.iso } == ["2023-10-27", "2023-10-27"])
      #expect(entered.allSatisfy { $0.isNew && $0.laterDay == nil })
      #expect(try await room.files() == before)
      for document in [first, second] {
        let rendition = try await room.rendition(of: document.publicID)
        #expect(rendition.isEqual)
      }
      let again = try await enter(["02/GM-UBND"], "2023-10-26", in: room)
      #expect(again.map(\.isNew) == [false] && again.map(\.document.number) == ["02/GM-UBND"])
      await #expect(throws: ConferenceError.self) {
        try await enter(["02/GM-UBND"], "2023-10-27", in: room)
      }
      await #expect(throws: ConferenceError.self) {
        try await enter(["01/GM-UBND"], "2023-10-25", in: room)
      }
    }
  }

  @Test("The number has as many digits as the law of the day wants")
  func width() async throws {
    try await PaperRoom.lend { room in
      try await room.change { [issuer = room.conference.issuingOrganisation] in
        try $0.query(
          SQL(
            """
            insert into trao.number_format (series, organisation_id, valid_from, pattern, source)
            values ('GM', \(issuer), '2023-01-01', '{number:03}/{series}-{body}', 'test')
            """))
      }
      let letter = try await letter(to: "jetro", in: room)
      let entered = try await enter([letter.publicID], "2023-10-26", in: room)
      #expect(entered.map(\.document.number) == ["001/GM-UBND"])
    }
  }

  @Test("A day before those in the register is told; another year and a day to come are refused")
  func days() async throws {
    try await PaperRoom.lend { room in
      let first = try await letter(to: "jetro", in: room)
      let second = try await letter(to: "suzuki-naomichi", in: room)
      for day in ["2024-01-02", "2099-01-01"] {
        await #expect(throws: ConferenceError.self) { try await enter([first.publicID], day, in: room) }
      }
      _ = try await enter([first.publicID], "2023-10-30", in: room)
      let entered = try await enter([second.publicID], "2023-10-26", in: room)
      #expect(entered.map { $0.laterDay?.iso } == ["2023-10-30"])
    }
  }

  @Test("Nothing else of such a paper changes, and a revoked one gets no number")
  func frozen() async throws {
    try await PaperRoom.lend { room in
      let document = try await letter(to: "jetro", in: room)
      let taken = try await room.change { [issuer = room.conference.issuingOrganisation] in
        try Register.take(1, organisation: issuer, year: 2023, series: "GM", in: $0).register
      }
      for change in [
        "update trao.document set register_id = \(taken), number = 1, symbol = '01/GM-UBND', snapshot = '{}'",
        "update trao.document set register_id = \(taken), number = 1, symbol = '01/GM-UBND', language = 'en'",
        "update trao.document set register_id = \(taken), number = 1, symbol = '01/GM', awaits_number = false",
        "update trao.document set dated = date '2023-10-26'",
        "update trao.document set awaits_number = false",
        "update trao.document set entered_by = 'x', entered_at = now()",
      ] as [SQL] {
        let error = await #expect(throws: DatabaseError.self, "\(change)") {
          try await room.change { _ = try $0.query(change) }
        }
        #expect(error?.constraint == "document_is_frozen", "\(change)")
      }
      _ = try await room.revoke(document.publicID)
      await #expect(throws: DocumentError.self) {
        try await enter([document.publicID], "2023-10-26", in: room)
      }
    }
  }

  @Test("Guests who declined are sent no letter; their substitutes get one with their own names")
  func substitutes() async throws {
    try await PaperRoom.lend { room in
      try await room.change { [conference = room.conference] database in
        let list = """
          external_id,native_name,country,language
          A-1,Nguyễn Văn Một,VN,vi
          A-2,Trần Thị Hai,VN,vi
          A-3,Lê Văn Ba,VN,vi

          """
        _ = try AttendeeImport.run(
          bytes: Array(list.utf8), name: "guests.csv", into: conference, in: database)
        _ = try SessionStore.open("S1", of: conference, in: database)
        _ = try AnswerStore.record(
          .init(.declined, isUninvited: true), of: "A-1", to: conference, in: database)
        _ = try AnswerStore.record(
          .init(.substitute, substitute: "A-3", isUninvited: true), of: "A-2", to: conference, in: database)
      }
      _ = try await room.make(.invitation)
      let subjects = try await room.documents(.invitation).map(\.subject).filter { $0.hasPrefix("A-") }
      #expect(subjects == ["A-3"])
      #expect(try await room.words().values.filter { $0.contains("Lê Văn Ba") }.count == 1)
    }
  }
}
