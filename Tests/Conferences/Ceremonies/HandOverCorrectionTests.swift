import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `What was recorded of a hand-over` {
  private func handOver(
    _ pool: Pool, _ conference: Conference, _ position: Int? = nil, at time: Date? = onStage("10:20"),
    proxy: String? = nil, isAbsent: Bool = false, key: String? = nil
  ) async throws -> Grant {
    try await pool.change(as: tester) { database in
      try CeremonyStore.handOver(
        position, of: try CeremonyStore.find(nil, of: conference, in: database), in: conference, at: time,
        proxy: proxy, isAbsent: isAbsent, key: key, in: database)
    }
  }

  private func correct(
    _ pool: Pool, _ conference: Conference, _ position: Int, key: String? = nil,
    _ change: @Sendable (inout CeremonyStore.Correction) -> Void
  ) async throws -> Grant {
    var correction = CeremonyStore.Correction(reason: "ghi nhầm")
    change(&correction)
    return try await pool.change(as: tester) { [correction] database in
      try CeremonyStore.correct(
        position, of: try CeremonyStore.find(nil, of: conference, in: database), in: conference, correction,
        key: key, in: database)
    }
  }

  private func events(_ pool: Pool, _ conference: Conference, _ position: Int) async throws -> [HandOverEvent]
  {
    try await pool.run { database in
      try CeremonyStore.events(
        of: try CeremonyStore.find(nil, of: conference, in: database), in: conference, in: database
      ).filter { $0.position == position }
    }
  }

  @Test func `is one correction under one key only where all that is asked is the same`() async throws {
    try await beforeCeremony { pool, conference in
      _ = try await handOver(pool, conference, 2)
      func present(_ presenter: String, _ reason: String = "ghi nhầm") async throws -> Grant {
        try await correct(pool, conference, 2, key: "c1") { change in
          change.presenter = presenter
          change.reason = reason
        }
      }
      let first = try await present("tran-thi-mau")
      // A later correction changes nothing about what the key stands for.
      _ = try await correct(pool, conference, 2, key: "c2") { $0.proxy = "Ông Thay Mặt" }
      let count = try await events(pool, conference, 2).count
      #expect(try await present("tran-thi-mau").id == first.id)
      for (presenter, reason) in [("le-quang-mau", "ghi nhầm"), ("tran-thi-mau", "khác")] {
        await #expect(throws: ConferenceError.self) { try await present(presenter, reason) }
      }
      #expect(try await events(pool, conference, 2).count == count)
    }
  }

  @Test func `is put right by an event beside it, and the grant follows`() async throws {
    try await beforeCeremony { pool, conference in
      let before = try await events(pool, conference, 2).count
      _ = try await handOver(pool, conference, 2)
      let corrected = try await correct(pool, conference, 2) {
        $0.time = onStage("10:26")
        $0.proxy = "Ông Thay Mặt"
      }
      #expect(corrected.state == .proxy)
      #expect(corrected.handedAt == onStage("10:26"))
      #expect(corrected.proxy == "Ông Thay Mặt")
      let told = try await events(pool, conference, 2).dropFirst(before)
      #expect(told.map(\.event) == ["handed", "proxy"])
      #expect(told.map(\.at) == [onStage("10:20"), onStage("10:26")])
      #expect(told.last?.corrects == told.first?.id)
      #expect(told.last?.note == "ghi nhầm")
      #expect(told.allSatisfy { $0.recordedBy == tester.name })
    }
  }

  @Test func `can have named the wrong people`() async throws {
    try await beforeCeremony { pool, conference in
      _ = try await handOver(pool, conference, 1)
      let grant = try await correct(pool, conference, 1) { $0.recipient = "mihon-jiro" }
      #expect(grant.recipient == "mihon-jiro")
      #expect(grant.state == .handed && grant.handedAt == onStage("10:20"))
    }
  }

  @Test func `is annulled, and then the grant waits again`() async throws {
    try await beforeCeremony { pool, conference in
      _ = try await handOver(pool, conference, 1)
      let annulled = try await correct(pool, conference, 1) { $0.isAnnulment = true }
      #expect(annulled.state == .planned && annulled.handedAt == nil)
      await #expect(throws: ConferenceError.self) {
        try await correct(pool, conference, 1) { $0.isAnnulment = true }
      }
      #expect(try await handOver(pool, conference).position == 1)
    }
  }

  @Test func `with one key is one event and one answer, and another content is refused with its moment`()
    async throws
  {
    try await beforeCeremony { pool, conference in
      let first = try await handOver(pool, conference, 1, key: "tablet-1")
      #expect(try await handOver(pool, conference, 1, key: "tablet-1") == first)
      #expect(try await handOver(pool, conference, key: "tablet-1") == first)
      let error = await #expect(throws: ConferenceError.self) {
        try await handOver(pool, conference, 2, key: "tablet-1")
      }
      #expect(error?.code == .refused)
      #expect(error?.message.hasPrefix("the key \"tablet-1\" was recorded for something else at 20") == true)
      let once = try await correct(pool, conference, 1, key: "desk-1") { $0.time = onStage("10:30") }
      #expect(try await correct(pool, conference, 1, key: "desk-1") { $0.time = onStage("10:30") } == once)
      #expect(try await events(pool, conference, 1).filter { $0.key == "desk-1" }.count == 1)
    }
  }

  @Test func `by eight desks under one key is recorded once`() async throws {
    try await beforeCeremony { pool, conference in
      let grants = try await withThrowingTaskGroup(of: Grant.self) { group in
        for _ in 0..<8 { group.addTask { try await handOver(pool, conference, 3, key: "same") } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(grants).count == 1)
      #expect(try await events(pool, conference, 3).filter { $0.key == "same" }.count == 1)
    }
  }

  @Test func `says when the recipient did not come`() async throws {
    try await beforeCeremony { pool, conference in
      let grant = try await handOver(pool, conference, 4, at: nil, isAbsent: true)
      #expect(grant.state == .absent && grant.handedAt == nil)
      #expect(try await handOver(pool, conference, 4, at: nil, isAbsent: true) == grant)
      await #expect(throws: ConferenceError.self) { try await handOver(pool, conference, 4) }
      _ = try await correct(pool, conference, 4) { $0.isAnnulment = true }
      #expect(try await handOver(pool, conference, 4).state == .handed)
    }
  }

  @Test func `names those of whom no check-in is recorded, and refuses nothing for it`() async throws {
    try await beforeCeremony { pool, conference in
      let came = try await handOver(pool, conference, 1)
      let seen = try await pool.run { database in
        try database.query(
          """
          select count(*) from trao.attendance_scan as scan
            join trao.participation as guest on guest.conference_id = scan.conference_id
              and guest.id = scan.participation_id
          where guest.external_id in ('nguyen-van-mau', 'mihon-ichiro') and scan.direction = 'in'
          """
        ).one().get(0, as: Int.self)
      }
      #expect(came.peopleNotSeen.isEmpty == (seen >= 2))
      let invented = try await pool.change(as: tester) { database in
        try CeremonyStore.assign(
          2, presenters: ["G-006"], recipients: nil,
          of: try CeremonyStore.find(nil, of: conference, in: database),
          in: conference, in: database)
      }
      #expect(invented.presenters.map(\.externalID) == ["G-006"])
    }
  }

  @Test func `cannot be changed by hand, and a hand that moves a grant leaves an event`() async throws {
    try await beforeCeremony { pool, conference in
      _ = try await handOver(pool, conference, 1)
      let error = await #expect(throws: DatabaseError.self) {
        try await pool.change(as: tester) { try $0.query("delete from trao.hand_over_event") }
      }
      #expect(error?.message.contains("append-only") == true)
      try await pool.change(as: tester) {
        try $0.query(
          """
          update trao.ceremony_grant set state = 'handed', handed_at = '2023-11-17T10:33+07', handed_by = 'psql'
          where position = 2
          """)
      }
      let last = try await events(pool, conference, 2).last
      #expect(last?.event == "handed" && last?.at == onStage("10:33"))
    }
  }
}

@Suite struct `The running order` {
  private func change<T: Sendable>(
    _ pool: Pool, _ conference: Conference, _ body: @escaping @Sendable (Database, Ceremony) throws -> T
  ) async throws -> T {
    try await pool.change(as: tester) { database in
      try body(database, try CeremonyStore.find(nil, of: conference, in: database))
    }
  }

  private func order(_ pool: Pool, _ conference: Conference) async throws -> [String] {
    try await pool.run { try CeremonyStore.find(nil, of: conference, in: $0).grants.map(\.code) }
  }

  @Test func `is numbered 1, 2, 3 whatever is moved, withdrawn and put back`() async throws {
    try await beforeCeremony { pool, conference in
      let before = try await order(pool, conference)
      _ = try await change(pool, conference) {
        try CeremonyStore.moveGrant(4, to: 1, of: $1, in: conference, in: $0)
      }
      #expect(try await order(pool, conference) == [before[3], before[0], before[1], before[2]])
      let withdrawn = try await change(pool, conference) {
        try CeremonyStore.withdraw(2, of: $1, in: conference, reason: "hoãn lại", in: $0)
      }
      #expect(withdrawn.state == .withdrawn && withdrawn.position == 4 && withdrawn.note == "hoãn lại")
      #expect(try await order(pool, conference) == [before[3], before[1], before[2], before[0]])
      let added = try await change(pool, conference) {
        try CeremonyStore.addGrant(
          of: .certificate(project: before[0], amendment: nil), presenters: ["nguyen-van-mau"],
          recipients: ["mihon-ichiro", "G-006"], at: 1, to: $1, in: conference, in: $0)
      }
      #expect(added.position == 1)
      #expect(added.recipients.map(\.externalID) == ["mihon-ichiro", "G-006"])
      #expect(try await order(pool, conference).prefix(4) == [before[0], before[3], before[1], before[2]])
    }
  }

  @Test func `keeps each certificate once, and each guest once on a stage`() async throws {
    try await beforeCeremony { pool, conference in
      let twice = await #expect(throws: ConferenceError.self) {
        try await change(pool, conference) {
          try CeremonyStore.addGrant(
            of: .certificate(project: "0000000001", amendment: nil), presenters: [], recipients: [], to: $1,
            in: conference, in: $0)
        }
      }
      #expect(twice?.message == "the certificate is handed over at this conference already")
      let guest = await #expect(throws: ConferenceError.self) {
        try await change(pool, conference) {
          try CeremonyStore.assign(
            1, presenters: ["mihon-ichiro"], recipients: ["mihon-ichiro"], of: $1, in: conference, in: $0)
        }
      }
      #expect(guest?.message == "somebody would stand on the stage twice")
    }
  }

  @Test func `of a hundred random moves stays a permutation`() async throws {
    try await beforeCeremony { pool, conference in
      let codes = try await order(pool, conference)
      try await change(pool, conference) { database, ceremony in
        var generator = SeededGenerator(seed: 7)
        var expected = codes
        for _ in 0..<100 {
          let (from, to) = (
            Int.random(in: 0..<4, using: &generator), Int.random(in: 0..<4, using: &generator)
          )
          expected.insert(expected.remove(at: from), at: to)
          _ = try CeremonyStore.moveGrant(from + 1, to: to + 1, of: ceremony, in: conference, in: database)
          let now = try CeremonyStore.find(nil, of: conference, in: database).grants
          #expect(now.map(\.code) == expected)
          #expect(now.map(\.position) == [1, 2, 3, 4])
        }
      }
    }
  }

  @Test func `takes a new ceremony, and another name for one`() async throws {
    try await withSample { pool, conference in
      let added = try await pool.change(as: tester) {
        try CeremonyStore.add(
          "MEMORANDA", session: "S2", name: LocalisedText([.vi: "Lễ trao biên bản ghi nhớ"]), to: conference,
          in: $0)
      }
      #expect(added.session == "S2" && added.grants.isEmpty)
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try CeremonyStore.add("MEMORANDA", session: "S2", name: added.name, to: conference, in: $0)
        }
      }
      let edited = try await pool.change(as: tester) { database in
        try CeremonyStore.edit(
          "MEMORANDA", session: "S1", name: LocalisedText([.ja: "覚書授与式", .en: "Memoranda"]), of: conference,
          in: database)
      }
      #expect(edited.name.languages == [.vi, .ja, .en])
      #expect(edited.session == "S1")
      let grant = try await pool.change(as: tester) {
        try CeremonyStore.addGrant(
          of: .instrument("MAU-01"), presenters: ["nguyen-van-mau"], recipients: ["mihon-ichiro"], to: edited,
          in: conference, in: $0)
      }
      #expect(grant.kind == "memorandum" && grant.project == nil && grant.amount == nil)
      let handed = try await pool.change(as: tester) {
        try CeremonyStore.handOver(of: edited, in: conference, at: onStage("09:00"), in: $0)
      }
      #expect(handed.state == .handed)
      let script = try await pool.run {
        try ScriptStore.script(of: conference, ceremony: "MEMORANDA", in: $0).first { $0.kind == "grant" }
      }
      #expect(
        script?.words[.en]
          == "Mr. Nguyễn Văn Mẫu, Representative of Quang Ninh Province (sample), will now present the Memorandum of Understanding on the Training of Personnel (sample) to Mr. MIHON Ichiro, Director of Castem Vietnam (sample), representing Castem Vietnam Co., Ltd."
      )
    }
  }
}
