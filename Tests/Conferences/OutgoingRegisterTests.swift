import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `The register of outgoing documents` {
  private func body(_ pool: Pool) async throws -> RegisterBody {
    try await pool.run { try RegisterBody.resolve(nil, conference: nil, in: $0) }
  }

  private func entry(_ subject: String, series: String = "CV") throws -> RegisterEntries.Entry {
    RegisterEntries.Entry(
      series: series, dated: try CalendarDate(year: 2023, month: 10, day: 26), type: "Công văn",
      subject: subject, signer: "Cao Tường Huy", recipients: "Sở Ngoại vụ", keeper: "VT", copies: 3)
  }

  @Test func `has the ten columns of every paper, whoever made it`() async throws {
    try await LetterOffice.lend { office in
      try await office.write([office.guest(1)])
      _ = try await office.approve()
      _ = try await office.send(.everyone, .init(.post, at: november(1)))
      let body = try await body(office.pool)
      let entry = try entry("Về việc đón đoàn", series: "GM")
      let symbol = try await office.change { try RegisterEntries.add(entry, of: body, in: $0).symbol }
      #expect(symbol == "02/GM-UBND")
      let lines = try await office.pool.run { try OutgoingRegister.list(of: body.id, year: 2023, in: $0) }
      #expect(
        lines.map {
          [
            $0.symbol, $0.dated.iso, $0.type, $0.subject, $0.signer ?? "", $0.recipients ?? "",
            $0.keeper ?? "", "\($0.copies)", $0.sentOn?.iso ?? "", $0.receipt ?? "", $0.note ?? "",
          ]
        } == [
          [
            "01/GM-UBND", "2023-10-25", "Giấy mời", "Hội nghị Xúc tiến đầu tư Quảng Ninh – Nhật Bản năm 2023",
            "Cao Tường Huy", "Khách mời", "VT", "1", "2023-11-01", "", "",
          ],
          [
            "02/GM-UBND", "2023-10-26", "Công văn", "Về việc đón đoàn", "Cao Tường Huy", "Sở Ngoại vụ", "VT",
            "3", "", "", "",
          ],
        ])
    }
  }

  @Test func `tells of a day before the last one, and takes no paper that was sent before its day`()
    async throws
  {
    try await LetterOffice.lend { office in
      let body = try await body(office.pool)
      let entry = try entry("Về việc đón đoàn")
      let days = try await office.change { database in
        try [26, 24, 26].map { day in
          var entry = entry
          entry.dated = try CalendarDate(year: 2023, month: 10, day: day)
          return try RegisterEntries.add(entry, of: body, in: database).laterDay?.iso
        }
      }
      #expect(days == [nil, "2023-10-26", nil])
      let refusal = try await office.refusal {
        try await office.change {
          var entry = entry
          entry.sentOn = try CalendarDate(year: 2023, month: 10, day: 25)
          return try RegisterEntries.add(entry, of: body, in: $0).symbol
        }
      }
      #expect(refusal == "a paper of 2023-10-26 was not sent on 2023-10-25")
    }
  }

  @Test func `is found without a conference where one body issues all papers, and named where several do`()
    async throws
  {
    try await withSample { pool, conference in
      @Sendable func issue(by body: String, _ database: Database) throws -> RegisterBody {
        try database.query(
          """
          insert into trao.conference (code, name_text_id, starts_on, ends_on, time_zone, issuing_organisation_id)
          select 'other', name_text_id, starts_on, ends_on, time_zone,
            (select id from trao.organisation where code = \(body))
          from trao.conference where id = \(conference.id)
          """)
        return try RegisterBody.resolve(nil, conference: nil, in: database)
      }
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) { try issue(by: "jetro", $0).code }
      }
      #expect(error?.message == "several bodies have registers: jetro, ubnd-quang-ninh")
      #expect(error?.remedy == "say whose: --body CODE")
      let code = try await pool.change(as: tester) { try issue(by: "ubnd-quang-ninh", $0).code }
      #expect(code == "ubnd-quang-ninh")
    }
  }

  @Test func `keeps a spoiled number with its reason, and never gives it again`() async throws {
    try await LetterOffice.lend { office in
      let body = try await body(office.pool)
      let (first, second) = (try entry("một"), try entry("hai"))
      let (symbols, isNew) = try await office.change { database in
        let one = try RegisterEntries.add(first, of: body, key: "k", in: database)
        let again = try RegisterEntries.add(first, of: body, key: "k", in: database)
        let isVoid = try ["viết nhầm số", "lại"].map {
          try RegisterEntries.void("01/CV-UBND", reason: $0, of: body, in: database)
        }
        let two = try RegisterEntries.add(second, of: body, in: database)
        return ([one.symbol, again.symbol, two.symbol], [one.isNew, again.isNew] + isVoid)
      }
      #expect(symbols == ["01/CV-UBND", "01/CV-UBND", "02/CV-UBND"])
      #expect(isNew == [true, false, true, false])
      let lines = try await office.pool.run { try OutgoingRegister.list(of: body.id, series: "CV", in: $0) }
      #expect(lines.map(\.note) == ["void: viết nhầm số", nil] && lines.map(\.state) == ["void", "entered"])
      let remarks = try await office.pool.run { database in
        try database.query("select * from trao.outgoing_register where series = 'CV' order by number")
          .map { try RegisterRemarks($0) }
      }
      #expect(remarks.map { $0.note(in: .vi) } == ["hủy số: viết nhầm số", nil])
      #expect(remarks.map { $0.note(in: .ja) } == ["欠番：viết nhầm số", nil])
      let summaries = try await office.pool.run { try OutgoingRegister.summaries(of: body.id, in: $0) }
      #expect(
        summaries.map(\.last) == [2] && summaries.map(\.voids) == [1] && summaries.allSatisfy(\.gaps.isEmpty))
      for change in [
        "update trao.register_entry set subject = 'x'", "delete from trao.register_entry",
        "update trao.register_entry set void_reason = null, voided_at = null, voided_by = null",
      ] as [SQL] {
        #expect(
          try await office.refusal { try await office.change { try $0.query(change) } }
            == "register_entry_is_kept")
      }
    }
  }

  @Test func `says in the reader's language what came back and what a paper gave way to`() async throws {
    try await LetterOffice.lend { office in
      try await office.write([office.guest(1), office.guest(2)])
      _ = try await office.approve()
      _ = try await office.send(.everyone, .init(.post, at: november(1)))
      try await office.change { [conference = office.conference] database in
        for (guest, outcome) in [("A-01", DeliveryOutcome.received), ("A-02", .returned)] {
          _ = try Deliveries.record(outcome, of: guest, at: november(3), in: conference, database)
        }
      }
      func receipts(_ language: Language) async throws -> [String?] {
        try await office.pool.run { database in
          try database.query("select * from trao.outgoing_register order by number")
            .map { try RegisterRemarks($0).receipt(in: language) { $0.iso } }
        }
      }
      #expect(try await receipts(.vi) == ["đã nhận 2023-11-03", "bị trả lại 2023-11-03"])
      #expect(try await receipts(.ja) == ["受領 2023-11-03", "返送 2023-11-03"])
      #expect(try await receipts(.en) == ["received 2023-11-03", "returned 2023-11-03"])
    }
  }

  @Test func `refuses to void a paper that was made here, and says what to do instead`() async throws {
    try await LetterOffice.lend { office in
      try await office.write([office.guest(1)])
      let body = try await body(office.pool)
      let refusal = try await office.refusal {
        try await office.change { try RegisterEntries.void("01/GM-UBND", reason: "x", of: body, in: $0) }
      }
      #expect(refusal == "01/GM-UBND is a paper that was made here, and is final")
    }
  }

  /// Eight writers enter forty papers each while their connections are ended under their hands. Whoever lost an answer
  /// asks again with the same key; some papers are spoiled and voided.
  @Test func `has the numbers 1 to n once each, whoever is cut off in between`() async throws {
    try await LetterOffice.lend(size: 9) { office in
      let (writers, papers) = (8, 40)
      let body = try await body(office.pool)
      let entries = try (0..<writers * papers).map { try entry("văn bản \($0)") }
      try await withThrowingTaskGroup(of: Void.self) { group in
        // After every tenth paper somebody's connection is ended.
        group.addTask {
          for threshold in stride(from: 10, to: writers * papers, by: 10) {
            try await eventually { try await office.count() >= threshold }
            try await office.cutSomebodyOff()
          }
        }
        for writer in 0..<writers {
          group.addTask {
            for paper in 0..<papers {
              let place = writer * papers + paper
              try await office.persist { database in
                let symbol = try RegisterEntries.add(
                  entries[place], of: body, key: "paper-\(place)", in: database
                ).symbol
                if paper % 10 == 9 {
                  _ = try RegisterEntries.void(symbol, reason: "hỏng khi in", of: body, in: database)
                }
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let lines = try await office.pool.run { try OutgoingRegister.list(of: body.id, series: "CV", in: $0) }
      #expect(lines.map(\.number) == Array(1...writers * papers))
      #expect(Set(lines.map(\.subject)).count == writers * papers)
      #expect(lines.count { $0.state == "void" } == writers * papers / 10)
      let summary = try await office.pool.run { try OutgoingRegister.summaries(of: body.id, in: $0) }
      #expect(summary.first { $0.series == "CV" }?.gaps == [])
    }
  }

  @Test(arguments: [
    ("2023-11-16", "2023-11-17"), ("2023-11-17", "2023-11-20"), ("2023-11-18", "2023-11-20"),
    ("2023-11-19", "2023-11-20"),
    // New Year's Day, the Day of Victory and Labour Day.
    ("2023-12-29", "2024-01-02"), ("2024-04-29", "2024-05-02"),
  ])
  func `waits at most until the next working day, holidays left out`(day: String, next: String) async throws {
    try await LetterOffice.lend { office in
      let from = try #require(CalendarDate(iso: day))
      let body = try await body(office.pool)
      let due = try await office.pool.run {
        try LawStore.dueDay(of: "number-after-signature", from: from, body: body.id, in: $0)
      }
      #expect(due?.iso == next)
    }
  }

  @Test func `writes numbers as the law of the paper's day has them`() async throws {
    try await LetterOffice.lend { office in
      let body = try await body(office.pool)
      let entry = try entry("Về việc đón đoàn")
      let late = try CalendarDate(year: 2024, month: 1, day: 2)
      let early = try CalendarDate(year: 2010, month: 1, day: 4)
      let symbols = try await office.change { database in
        try database.query(
          """
          insert into trao.number_format (series, organisation_id, valid_from, pattern, source)
          values ('CV', \(body.id), date '2024-01-01', '{number:03}/{series}-{body}/{year}', 'Quy chế')
          """)
        return try [entry.dated, late].map {
          var entry = entry
          entry.dated = $0
          return try RegisterEntries.add(entry, of: body, in: database).symbol
        }
      }
      #expect(symbols == ["01/CV-UBND", "001/CV-UBND/2024"])
      await #expect(throws: ConferenceError.self) {
        try await office.change {
          var entry = entry
          entry.dated = early
          return try RegisterEntries.add(entry, of: body, in: $0).symbol
        }
      }
    }
  }
}

extension LetterOffice {
  /// Makes a change and, when the connection is lost, makes it again: it finds its own earlier work by its key.
  func persist(_ body: @Sendable (Database) throws -> Void) async throws {
    var attempts = 0
    while true {
      do {
        return try await pool.change(as: try Actor(Self.writer), repeatable: true, body)
      } catch let error as DatabaseError {
        attempts += 1
        guard attempts < 50, error.constraint == nil else { throw error }
      }
    }
  }

  /// How many papers were entered by hand; asks again when its own connection was the one that was ended.
  func count() async throws -> Int {
    do {
      return try await pool.run { try $0.query("select count(*) from trao.register_entry").one().get(0) }
    } catch is DatabaseError {
      return 0
    }
  }

  /// Ends one of the connections that work on the register, if one does.
  func cutSomebodyOff() async throws {
    _ = try await pool.run {
      try $0.query(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query ilike '%trao.register%'
        order by state = 'active' desc, state_change desc limit 1
        """
      ).count
    }
  }
}
