import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

private let castem = "0000000001"

@Suite struct `An amendment of a certificate` {
  private func amend(
    _ pool: Pool, _ code: String = castem, on issued: CalendarDate? = day("2024-03-15"), key: String? = nil
  ) async throws -> Project {
    try await pool.change(as: tester) { database in
      var facts = ProjectStore.Facts()
      facts.capital = "25000000"
      facts.areaSquareMetres = "30000"
      return try CertificateStore.amend(code, facts, issuedOn: issued, key: key, in: database)
    }
  }

  private func grant(_ pool: Pool, _ conference: Conference) async throws -> Grant? {
    try await pool.run { try CeremonyStore.find(nil, of: conference, in: $0).grants.first }
  }

  @Test
  func `is number 1, keeps code and first date, and supersedes the former, which stays the one handed over`()
    async throws
  {
    try await withSample { pool, conference in
      let before = try await grant(pool, conference)
      let project = try await amend(pool)
      #expect(project.code == castem)
      #expect(project.certificates.map(\.amendment) == [0, 1])
      #expect(project.certificates.map(\.state) == [.superseded, .issued])
      #expect(project.certificates.map(\.firstIssuedOn) == [day("2023-05-31"), day("2023-05-31")])
      #expect(project.certificates.map(\.issuedOn) == [day("2023-05-31"), day("2024-03-15")])
      #expect(project.certificates.map(\.capital) == ["18600000.00", "25000000.00"])
      #expect(project.certificates.map(\.areaSquareMetres) == ["20000.00", "30000.00"])
      #expect(project.certificates[1].formVersion == "A.II.9, Thông tư 03/2021/TT-BKHĐT")
      #expect(project.capital == "25000000.00")
      let after = try await grant(pool, conference)
      #expect(after == before)
      #expect(
        after?.amendment == 0 && after?.amount == "18600000.00" && after?.areaSquareMetres == "20000.00")
      #expect(after?.state == .handed)
    }
  }

  @Test func `changes nothing of what the ceremony handed over: 88.35 million dollars on 11.57 hectares`()
    async throws
  {
    try await withSample { pool, _ in
      _ = try await amend(pool)
      let sums = try await pool.run { database in
        try database.query(
          """
          select sum(statement.capital)::text, sum(statement.area_square_metres)::text,
            string_agg(distinct statement.currency, ','), count(*) filter (where statement.countries = '{JP}')
          from trao.ceremony_grant as grants
            join trao.certificate_statement as statement on statement.certificate_id = grants.certificate_id
          where grants.state in ('handed', 'proxy')
          """
        ).one().decode(String.self, String.self, String.self, Int.self)
      }
      #expect(sums == ("88350000.00", "115700.00", "USD", 4))
    }
  }

  @Test func `as a draft says what it will say, and the certificate in force what it says`() async throws {
    try await withSample { pool, _ in
      let drafted = try await amend(pool, on: nil)
      #expect(drafted.certificates.map(\.state) == [.issued, .draft])
      #expect(drafted.certificates.map(\.capital) == ["18600000.00", "25000000.00"])
      #expect(drafted.capital == "18600000.00")
      await #expect(throws: ConferenceError.self) { try await amend(pool) }
      let issued = try await pool.change(as: tester) { database in
        _ = try CertificateStore.advance(castem, to: .checked, on: day("2024-03-01"), in: database)
        _ = try CertificateStore.advance(castem, to: .signed, on: day("2024-03-10"), in: database)
        return try CertificateStore.advance(castem, to: .issued, on: day("2024-03-15"), in: database)
      }
      #expect(issued.certificates.map(\.state) == [.superseded, .issued])
      #expect(issued.capital == "25000000.00")
      #expect(issued.certificates[1].events.map(\.event) == ["checked", "signed", "issued"])
      #expect(issued.certificates[0].events.map(\.event) == ["superseded"])
    }
  }

  @Test func `answers a step under its key also when an amendment has begun since`() async throws {
    try await withSample { pool, _ in
      func issue() async throws -> Project {
        try await pool.change(as: tester) {
          try CertificateStore.advance(castem, to: .issued, on: day("2024-03-15"), key: "issue-1", in: $0)
        }
      }
      _ = try await amend(pool, on: nil)
      _ = try await issue()
      _ = try await amend(pool, on: nil)
      let again = try await issue()
      #expect(again.certificates.map(\.state) == [.superseded, .issued, .draft])
      await #expect(throws: ConferenceError.self) { try await amend(pool, on: nil, key: "amend-9") }
    }
  }

  @Test func `under one key is one amendment`() async throws {
    try await withSample { pool, _ in
      let once = try await amend(pool, key: "amend-1")
      #expect(try await amend(pool, key: "amend-1") == once)
      let error = await #expect(throws: ConferenceError.self) {
        try await amend(pool, on: day("2024-05-01"), key: "amend-1")
      }
      #expect(error?.message.contains("was recorded for something else at 20") == true)
    }
  }

  @Test func `of three at once happens three times, in order`() async throws {
    try await withSample { pool, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<3 { group.addTask { _ = try await amend(pool) } }
        try await group.waitForAll()
      }
      let project = try await pool.run { try ProjectStore.find(castem, in: $0) }
      #expect(project.certificates.map(\.amendment) == [0, 1, 2, 3])
      #expect(project.certificates.map(\.state) == [.superseded, .superseded, .superseded, .issued])
    }
  }

  @Test func `is not before the former`() async throws {
    try await withSample { pool, _ in
      let error = await #expect(throws: ConferenceError.self) {
        try await amend(pool, on: day("2023-05-30"))
      }
      #expect(error?.code == .refused)
    }
  }

  @Test func `goes through a folder and back, and an older folder does not turn it back`() async throws {
    try await withSample { pool, conference in
      _ = try await amend(pool)
      let older = try ConferenceFolder.read(sampleFolder)
      let report = try await pool.change(as: tester) { try older.load(in: $0) }
      #expect(report.changedCount == 0, "\(report.lines.filter { $0.changed > 0 })")
      let exported = try await pool.run { try ConferenceFolder.export(conference, in: $0) }
      let text = contents(of: exported)["projects.yaml"] ?? ""
      #expect(text.contains("content:") && text.contains("event: superseded"))
      let temporary = try TemporaryFolder()
      let folder = temporary.url.appending(path: "export")
      try ConferenceFolder.write(exported, to: folder)
      let read = try ConferenceFolder.read(folder)
      #expect(try await pool.change(as: tester) { try read.load(in: $0).changedCount } == 0)
      try await TestDatabase.withDatabase { database in
        let other = database.pool()
        try await other.change(as: tester) { try read.load(in: $0) }
        let again = try await other.run { database in
          try ConferenceFolder.export(try ConferenceStore.resolve(nil, in: database), in: database)
        }
        #expect(contents(of: again) == contents(of: exported))
        await other.close()
      }
    }
  }

  /// Whatever happens to a project, its amendments are numbered without a gap, at most one is in force, and each
  /// handed-over version keeps its figures.
  @Test func `keeps the rules through random lives`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        var generator = SeededGenerator(seed: 2023)
        var issued = day("2023-12-01")
        for step in 1...25 {
          var facts = ProjectStore.Facts()
          facts.capital = "\(Int.random(in: 1_000_000...90_000_000, using: &generator))"
          issued = issued.adding(days: Int.random(in: 0...40, using: &generator))
          let isDraft = Bool.random(using: &generator)
          let project = try CertificateStore.amend(
            castem, facts, issuedOn: isDraft ? nil : issued, in: database)
          if isDraft { _ = try CertificateStore.advance(castem, to: .issued, on: issued, in: database) }
          let now = try ProjectStore.find(castem, in: database)
          #expect(now.certificates.map(\.amendment) == Array(0...step))
          #expect(now.certificates.filter { $0.state == .issued }.count == 1)
          #expect(now.certificates.last?.capital == now.capital)
          #expect(Set(now.certificates.map(\.firstIssuedOn)).count == 1)
          #expect(project.certificates[0].capital == "18600000.00")
        }
        let grant = try CeremonyStore.find(nil, of: conference, in: database).grants[0]
        #expect(grant.amount == "18600000.00")
      }
    }
  }
}

@Suite struct `A certificate` {
  @Test func `is drafted, checked, signed and issued, each with its day, and then handed over`() async throws
  {
    try await withSample { pool, conference in
      let project = try await pool.change(as: tester) { database in
        var facts = ProjectStore.Facts()
        facts.name = LocalisedText([.vi: "Nhà máy Mẫu", .en: "Sample Works"])
        (facts.company, facts.sector) = ("castem-vietnam", "manufacturing")
        (facts.capital, facts.currency, facts.investors) = ("12500000.5", "EUR", ["JP"])
        facts.conversion = .init(amount: "13750000", currency: "USD", rate: "1.1", rateOn: day("2023-10-01"))
        _ = try ProjectStore.add("0000000005", facts, to: conference, in: database)
        _ = try CertificateStore.draft(
          "0000000005", authority: "ban-quan-ly-kkt", appliedOn: day("2023-10-02"), in: database)
        _ = try CertificateStore.advance("0000000005", to: .checked, on: day("2023-10-20"), in: database)
        return try CertificateStore.advance("0000000005", to: .issued, on: day("2023-11-10"), in: database)
      }
      #expect(project.capital == "12500000.50" && project.currency == "EUR" && project.countries == ["JP"])
      #expect(project.inForce?.formVersion == "A.II.8, Thông tư 03/2021/TT-BKHĐT")
      #expect(project.inForce?.firstIssuedOn == day("2023-11-10"))
      #expect(project.certificates[0].events.map(\.happenedOn) == [day("2023-10-20"), day("2023-11-10")])
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try CertificateStore.advance("0000000005", to: .signed, on: day("2023-11-11"), in: $0)
        }
      }
      #expect(error?.message == "the certificate of project 0000000005 is issued already")
    }
  }

  @Test
  func `issued on 1 December is refused for the ceremony of 17 November, Castem's of 31 May is accepted`()
    async throws
  {
    try await beforeCeremony { pool, conference in
      let castem = try await pool.change(as: tester) { database in
        try CeremonyStore.handOver(
          1, of: try CeremonyStore.find("GRANTS", of: conference, in: database), in: conference,
          at: onStage("10:20"), in: database)
      }
      #expect(castem.state == .handed && castem.issuedOn == day("2023-05-31"))
      try await pool.change(as: tester) {
        try $0.query(
          """
          update trao.certificate set issued_on = '2023-12-01', first_issued_on = '2023-12-01'
          where project_id = (select id from trao.project where code = '0000000002')
          """)
      }
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) { database in
          try CeremonyStore.handOver(
            2, of: try CeremonyStore.find("GRANTS", of: conference, in: database), in: conference,
            at: onStage("10:25"), in: database)
        }
      }
      #expect(error?.message == "the certificate would be handed over before the day of its issue")
    }
  }

  @Test func `is reissued when it is lost, and revoked for ever`() async throws {
    try await withSample { pool, conference in
      let reissued = try await pool.change(as: tester) {
        try CertificateStore.reissue(castem, on: day("2024-01-08"), reason: "bị hỏng", in: $0)
      }
      #expect(reissued.inForce?.events.map(\.event) == ["reissued"])
      #expect(reissued.inForce?.issuedOn == day("2023-05-31"))
      let revoked = try await pool.change(as: tester) {
        try CertificateStore.revoke(castem, on: day("2025-02-03"), reason: "chấm dứt dự án", key: "r", in: $0)
      }
      #expect(revoked.certificates.map(\.state) == [.revoked])
      let again = try await pool.change(as: tester) {
        try CertificateStore.revoke(castem, on: day("2025-02-03"), reason: "chấm dứt dự án", key: "r", in: $0)
      }
      #expect(again == revoked)
      let error = await #expect(throws: DatabaseError.self) {
        try await pool.change(as: tester) { try $0.query("update trao.certificate set state = 'issued'") }
      }
      #expect(error?.constraint == "certificate_stays_revoked")
      for change in [
        "update trao.certificate_content set capital = capital + 1", "delete from trao.certificate_content",
        "update trao.certificate_content set company_id = (select max(id) from trao.organisation)",
        """
        update trao.localised_text set body = body || '!'
        where text_id in (select name_text_id from trao.certificate_content)
        """,
      ] as [SQL] {
        let refusal = await #expect(throws: DatabaseError.self) {
          try await pool.change(as: tester) { try $0.query(change) }
        }
        #expect(refusal?.constraint == "ended_content_is_kept")
      }
      let grant = try await pool.run { try CeremonyStore.find(nil, of: conference, in: $0).grants.first }
      #expect(grant?.state == .handed && grant?.amount == "18600000.00")
    }
  }

  @Test func `in force is changed by an amendment, or corrected where the record was wrong`() async throws {
    try await withSample { pool, conference in
      var facts = ProjectStore.Facts()
      facts.areaSquareMetres = "20500"
      let wanted = facts
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) { try ProjectStore.edit(castem, wanted, of: conference, in: $0) }
      }
      #expect(error?.remedy.contains("trao project amend 0000000001") == true)
      let corrected = try await pool.change(as: tester) {
        try ProjectStore.edit(castem, wanted, isCorrection: true, of: conference, in: $0)
      }
      #expect(corrected.areaSquareMetres == "20500.00" && corrected.capital == "18600000.00")
      #expect(corrected.certificates.map(\.areaSquareMetres) == ["20500.00"])
    }
  }

  @Test(arguments: [("18,600,000", "is no amount"), ("-5", "is no amount"), ("1.234", "is no amount")])
  func `takes amounts as exact decimals only`(amount: String, says: String) async throws {
    try await withSample { pool, _ in
      var facts = ProjectStore.Facts()
      facts.capital = amount
      let wanted = facts
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try CertificateStore.amend(castem, wanted, issuedOn: day("2024-01-01"), in: $0)
        }
      }
      #expect(error?.code == .invalid && error?.message.contains(says) == true)
    }
  }
}
