import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

/// Opens a session of the sample again.
private func open(_ code: String, _ pool: Pool, _ conference: Conference) async throws {
  try await pool.change(as: tester) { _ = try SessionStore.open(code, of: conference, in: $0) }
}

private func time(_ clock: String) throws -> Date {
  try #require(RFC3339.date("2023-11-17T\(clock):00+07:00"))
}

@Suite struct `Attendance` {
  @Test func `of one key is one event, however many say so at once`() async throws {
    try await withSample(size: 8) { pool, conference in
      try await open("S1", pool, conference)
      let answers = try await withThrowingTaskGroup(of: AttendanceReceipt.self) { group in
        for _ in 0..<16 {
          group.addTask {
            try await pool.change(as: tester) {
              try AttendanceStore.record("G-003", session: "S1", key: "door-1", of: conference, in: $0)
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(answers.map(\.event)).count == 1)
      #expect(answers.count(where: \.isNew) == 1)
    }
  }

  @Test func `of a key that is another event's is refused and says when that was recorded`() async throws {
    try await withSample { pool, conference in
      try await open("S1", pool, conference)
      try await pool.change(as: tester) {
        _ = try AttendanceStore.record("G-003", session: "S1", key: "k", of: conference, in: $0)
      }
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          _ = try AttendanceStore.record("G-004", session: "S1", key: "k", of: conference, in: $0)
        }
      }
      #expect(error?.code == .refused)
      #expect(error?.message.contains("was recorded for another event at 20") == true)
    }
  }

  @Test func `of nobody, in no session or in a cancelled one is refused`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) {
        try $0.query("update trao.session set state = 'cancelled', closed_at = null where code = 'S2'")
      }
      for (attendee, session) in [("G-999", "S1"), ("G-003", "S9"), ("G-003", "S2")] {
        await #expect(throws: ConferenceError.self) {
          try await pool.change(as: tester) {
            _ = try AttendanceStore.record(attendee, session: session, of: conference, in: $0)
          }
        }
      }
    }
  }

  private func run(_ text: String, _ pool: Pool, _ conference: Conference) async throws
    -> AttendanceImport.Report
  {
    try await pool.change(as: tester) {
      try AttendanceImport.run(bytes: Array(text.utf8), name: "scans.csv", into: conference, in: $0)
    }
  }

  @Test func `comes in by file once, and known events are counted as known`() async throws {
    try await withSample { pool, conference in
      let text = """
        key,at,session,external_id
        k-1,2023-11-17T07:40:00+07:00,S1,G-003
        k-2,2023-11-17T00:41:00Z,S1,G-006
        k-2,2023-11-17T07:41:00+07:00,S1,G-006

        """
      let first = try await run(text, pool, conference)
      #expect(first == AttendanceImport.Report(created: 2, known: 1))
      let second = try await run(text, pool, conference)
      #expect(second == AttendanceImport.Report(created: 0, known: 3))
    }
  }

  @Test func `in a file with faults is reported whole, and nothing is recorded`() async throws {
    try await withSample { pool, conference in
      let before = try await rowCounts(pool)
      let text = """
        external_id,session,at,direction,key
        G-003,S1,2023-11-17T07:40:00+07:00,in,k-1
        G-03,S1,2023-11-17T07:40:00+07:00,in,k-2
        G-003,S4,2023-11-17T07:40:00+07:00,in,k-3
        G-003,S1,2023-11-17 07:40,in,k-4
        G-003,S1,2023-11-17T07:40:00+07:00,through,k-5
        G-003,S1,2023-11-17T07:40:00+07:00,in,
        G-003,S2,2023-11-17T07:40:00+07:00,in,k-1

        """
      let found = try await faults { try await run(text, pool, conference) }
      #expect(
        found.map { $0.split(separator: ":").prefix(3).joined(separator: ":") } == [
          "scans.csv:3:external_id", "scans.csv:4:session", "scans.csv:5:at", "scans.csv:6:direction",
          "scans.csv:7:key", "scans.csv:8:key",
        ])
      #expect(try await rowCounts(pool) == before)
    }
  }

  @Test func `of the future or of a cancelled session is refused, also in a file`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) {
        try $0.query("update trao.session set state = 'cancelled', closed_at = null where code = 'S2'")
      }
      try await open("S1", pool, conference)
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          _ = try AttendanceStore.record(
            "G-003", session: "S1", at: Date.now.addingTimeInterval(600), of: conference, in: $0)
        }
      }
      #expect(error?.message.contains("is still to come") == true)
      let text = """
        external_id,session,at,key
        G-003,S1,2123-11-17T07:40:00+07:00,k-1
        G-003,S2,2023-11-17T07:40:00+07:00,k-2

        """
      let found = try await faults { try await run(text, pool, conference) }
      #expect(found.count == 2)
      #expect(found.first?.hasPrefix("scans.csv:2:at: ") == true)
      #expect(found.last?.hasPrefix("scans.csv:3:session: the session \"S2\" is cancelled") == true)
    }
  }

  @Test func `in a file that contradicts what is recorded names the row`() async throws {
    try await withSample { pool, conference in
      _ = try await run(
        "external_id,session,at,key\nG-003,S1,2023-11-17T07:40:00+07:00,k-1\n", pool, conference)
      let found = try await faults {
        try await run(
          "external_id,session,at,key\nG-004,S1,2023-11-17T07:40:00+07:00,k-0\nG-003,S1,2023-11-17T07:41:00+07:00,k-1\n",
          pool, conference)
      }
      #expect(
        found == [
          "scans.csv:3:key: this key was recorded before with other contents; give each event its own"
        ])
      let keys = try await pool.run { try AttendanceStore.list(of: conference, in: $0).map(\.key) }
      #expect(!keys.contains("k-0"))
    }
  }

  @Test func `is listed by session`() async throws {
    try await withSample { pool, conference in
      let events = try await pool.run { try AttendanceStore.list(of: conference, session: "S2", in: $0) }
      #expect(events.count == 11)
      #expect(events.first?.attendee == "vu-thi-mau")
      #expect(events.map(\.at) == events.map(\.at).sorted())
    }
  }
}

@Suite struct `The record of arrivals` {
  private func record(
    _ pool: Pool, _ conference: Conference, _ attendee: String = "G-003", _ session: String = "S1",
    _ direction: AttendanceDirection = .in, at clock: String? = nil, key: String? = nil, device: String? = nil
  ) async throws -> AttendanceReceipt {
    try await pool.change(as: tester) {
      try AttendanceStore.record(
        attendee, session: session, direction: direction, at: clock.map { try time($0) }, key: key,
        device: device, of: conference, in: $0)
    }
  }

  @Test func `counts one of fifty at once, and tells forty-nine when and where it was recorded`() async throws
  {
    try await withSample(size: 25) { pool, conference in
      try await open("S1", pool, conference)
      let receipts = try await withThrowingTaskGroup(of: AttendanceReceipt.self) { group in
        for door in 1...50 {
          group.addTask {
            try await record(pool, conference, key: "scan-\(door)", device: "door-\(door)")
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let arrival = try #require(receipts.first(where: \.isArrival)?.event)
      #expect(receipts.count(where: \.isArrival) == 1)
      #expect(receipts.allSatisfy { $0.isNew })
      #expect(Set(receipts.map(\.event.key)).count == 50)
      #expect(receipts.allSatisfy { $0.arrival == arrival })
      #expect(arrival.device?.hasPrefix("door-") == true)
      let (events, session) = try await pool.run { database in
        (
          try AttendanceStore.list(of: conference, attendee: "G-003", in: database),
          try SessionStore.find("S1", of: conference, in: database)
        )
      }
      #expect(events.count == 50)
      #expect(session.presentCount == 22)
    }
  }

  @Test func `counts three scans of one badge once, and a guest who accepted and stayed away when it closes`()
    async throws
  {
    try await withSample { pool, conference in
      func absent() async throws -> [String] {
        try await pool.run { database in
          try database.query(
            """
            select external_id from trao.no_show
              join trao.session on session.id = no_show.session_id and session.code = 'S1'
              join trao.participation on participation.id = no_show.participation_id
            order by 1
            """
          ).map { try $0.get(0) }
        }
      }
      try await open("S1", pool, conference)
      #expect(try await absent() == [])
      for _ in 0..<3 { _ = try await record(pool, conference, "G-006") }
      let session = try await pool.change(as: tester) { try SessionStore.close("S1", of: conference, in: $0) }
      #expect(session.presentCount == 22)
      #expect(try await absent() == ["G-003"])
    }
  }

  @Test func `gives the same answer to the same key, also when the session is closed by then`() async throws {
    try await withSample { pool, conference in
      try await open("S1", pool, conference)
      let first = try await record(pool, conference, key: "k-1", device: "door-1")
      let second = try await record(pool, conference, key: "k-2", device: "door-2")
      #expect(first.isArrival && !second.isArrival)
      #expect(second.arrival == first.event)
      try await pool.change(as: tester) { _ = try SessionStore.close("S1", of: conference, in: $0) }
      let again = try await record(pool, conference, key: "k-1")
      #expect(again.event == first.event && again.isArrival && !again.isNew)
    }
  }

  @Test func `takes what happened while a closed session was open, and nothing else`() async throws {
    try await withSample { pool, conference in
      #expect(try await record(pool, conference, at: "11:29").isArrival)
      for (clock, what) in [
        (nil, "was closed at 2023-11-17T11:30:00+07:00"), ("11:31", "is not within the time"),
      ]
        as [(String?, String)]
      {
        let error = await #expect(throws: ConferenceError.self) {
          try await record(pool, conference, at: clock)
        }
        #expect(error?.message.contains(what) == true)
      }
      try await pool.change(as: tester) {
        try $0.query(
          "update trao.session set state = 'planned', opened_at = null, closed_at = null where code = 'S2'")
      }
      let error = await #expect(throws: ConferenceError.self) {
        try await record(pool, conference, "G-003", "S2")
      }
      #expect(error?.remedy == "open it first: trao session open S2")
      // A scanner's file comes in when it comes in.
      let report = try await pool.change(as: tester) {
        try AttendanceImport.run(
          bytes: Array(
            "external_id,session,at,key,device\nG-006,S1,2023-11-17T11:31:00+07:00,late,door-3\n".utf8),
          name: "door-3.csv", into: conference, in: $0)
      }
      #expect(report.created == 1)
    }
  }

  @Test func `keeps a departure of somebody whom nobody saw come, who is not present by it`() async throws {
    try await withSample { pool, conference in
      let receipt = try await record(pool, conference, "G-003", "S1", .out, at: "10:00")
      #expect(receipt.isNew && receipt.arrival == nil && !receipt.isArrival)
      let (count, presence) = try await pool.run { database in
        (
          try SessionStore.find("S1", of: conference, in: database).presentCount,
          try AttendanceStore.presence(of: conference, session: "S1", in: database).map(\.attendee)
        )
      }
      #expect(count == 21 && !presence.contains("G-003"))
    }
  }

  @Test func `adds up time inside, to the closing for who never checked out`() async throws {
    try await withSample { pool, conference in
      for (direction, clock) in [
        (.in, "08:00"), (.out, "09:00"), (.in, "10:00"), (.in, "10:10"), (.out, "10:30"),
      ]
        as [(AttendanceDirection, String)]
      {
        _ = try await record(pool, conference, "G-003", "S1", direction, at: clock)
      }
      _ = try await record(pool, conference, "G-006", "S1", .in, at: "11:00")
      let presence = try await pool.run {
        try AttendanceStore.presence(of: conference, session: "S1", in: $0)
      }
      let first = try #require(presence.first { $0.attendee == "G-003" })
      #expect(first.dwell == 5400.0)
      #expect(try first.firstIn == time("08:00"))
      #expect(try first.lastOut == time("10:30"))
      #expect(!first.isInside)
      #expect(presence.first { $0.attendee == "G-006" }?.dwell == 1800.0)
      #expect(presence.allSatisfy { !$0.isInside })
    }
  }

  @Test func `tells who is inside now`() async throws {
    try await withSample { pool, conference in
      try await open("S1", pool, conference)
      _ = try await record(pool, conference, "G-003")
      _ = try await record(pool, conference, "G-006")
      _ = try await record(pool, conference, "G-006", "S1", .out)
      let inside = try await pool.run {
        try AttendanceStore.presence(of: conference, session: "S1", insideOnly: true, in: $0)
      }
      #expect(inside.count == 22)
      #expect(inside.contains { $0.attendee == "G-003" } && !inside.contains { $0.attendee == "G-006" })
      #expect(inside.allSatisfy { $0.isInside })
    }
  }
}

@Suite struct `An annulment` {
  private func annul(
    _ pool: Pool, _ conference: Conference, _ reference: String, _ reason: String = "wrong badge",
    key: String? = nil
  ) async throws -> AttendanceEvent {
    try await pool.change(as: tester) {
      try AttendanceStore.annul(reference, reason: reason, key: key, of: conference, in: $0).annulment
    }
  }

  @Test func `is a new event with its reason, and the guest no longer counts`() async throws {
    try await withSample { pool, conference in
      let annulment = try await annul(pool, conference, "sample-S1-jetro-in")
      #expect(annulment.direction == .annulment && annulment.reason == "wrong badge")
      #expect(annulment.annuls == "sample-S1-jetro-in")
      let (session, events) = try await pool.run { database in
        (
          try SessionStore.find("S1", of: conference, in: database),
          try AttendanceStore.list(of: conference, session: "S1", attendee: "jetro", in: database)
        )
      }
      #expect(session.presentCount == 20)
      #expect(events.map(\.direction) == [.in, .annulment])
      #expect(events.first?.isAnnulled == true && events.first?.annulledBy == annulment.key)
    }
  }

  @Test func `of the arrival that counted lets the next one count`() async throws {
    try await withSample { pool, conference in
      let later = try await pool.change(as: tester) {
        try AttendanceStore.record(
          "jetro", session: "S1", at: try time("09:00"), key: "later", of: conference, in: $0)
      }
      #expect(!later.isArrival)
      _ = try await annul(pool, conference, "sample-S1-jetro-in")
      let again = try await pool.change(as: tester) {
        try AttendanceStore.record("jetro", session: "S1", key: "later", of: conference, in: $0)
      }
      #expect(again.isArrival)
      let count = try await pool.run { try SessionStore.find("S1", of: conference, in: $0).presentCount }
      #expect(count == 21)
    }
  }

  @Test func `is made once, cannot be annulled, and is known by its key`() async throws {
    try await withSample { pool, conference in
      let first = try await annul(pool, conference, "sample-S1-jetro-in", key: "a-1")
      #expect(try await annul(pool, conference, "sample-S1-jetro-in", key: "a-1") == first)
      let twice = await #expect(throws: ConferenceError.self) {
        try await annul(pool, conference, "sample-S1-jetro-in", key: "a-2")
      }
      #expect(twice?.message.contains("was annulled at ") == true)
      #expect(twice?.message.hasSuffix(": wrong badge") == true)
      let itself = await #expect(throws: ConferenceError.self) { try await annul(pool, conference, "a-1") }
      #expect(itself?.message.hasSuffix("is an annulment, which cannot be annulled") == true)
      let nothing = await #expect(throws: ConferenceError.self) {
        try await annul(pool, conference, "nobody")
      }
      #expect(nothing?.code == .noSuchRecord)
      let reasonless = await #expect(throws: ConferenceError.self) {
        try await annul(pool, conference, "sample-S2-jetro-in", " ")
      }
      #expect(reasonless?.code == .invalid)
    }
  }

  @Test func `by ten at once is one`() async throws {
    try await withSample(size: 10) { pool, conference in
      let made = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<10 {
          group.addTask {
            (try? await annul(pool, conference, "sample-S1-jetro-in", key: "a-\(number)")) != nil
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(made == 1)
    }
  }

  @Test func `goes out and in with a folder, and by file`() async throws {
    try await withSample { pool, conference in
      _ = try await annul(pool, conference, "sample-S1-jetro-in", "thẻ của người khác", key: "a-1")
      let exported = contents(of: try await pool.run { try ConferenceFolder.export(conference, in: $0) })
      let text = try #require(exported["attendance.csv"])
      #expect(text.hasPrefix("external_id,session,at,direction,key,device,annuls,reason\n"))
      #expect(text.contains(",annulment,a-1,,sample-S1-jetro-in,thẻ của người khác\n"))
      try await TestDatabase.withDatabase { other in
        let pool = other.pool()
        let changed = try ChangedSample()
        try changed.write("attendance.csv", Array(text.utf8))
        let folder = try ConferenceFolder.read(changed.url)
        try await pool.change(as: tester) { try folder.load(in: $0) }
        let again = try await pool.change(as: tester) { try folder.load(in: $0) }
        #expect(again.changedCount == 0)
        let count = try await pool.run { database in
          try SessionStore.find("S1", of: ConferenceStore.resolve(nil, in: database), in: database)
            .presentCount
        }
        #expect(count == 20)
        await pool.close()
      }
      let found = try await faults {
        try await pool.change(as: tester) {
          try AttendanceImport.run(
            bytes: Array(
              """
              external_id,session,at,direction,key,annuls,reason
              jetro,S1,2023-11-17T09:00:00+07:00,annulment,b-1,sample-S1-jetro-in,again
              jetro,S2,2023-11-17T09:00:00+07:00,annulment,b-2,sample-S2-G-001-in,other
              jetro,S2,2023-11-17T09:00:00+07:00,annulment,b-3,nobody,unknown
              jetro,S1,2023-11-17T09:00:00+07:00,annulment,b-4,a-1,itself

              """.utf8), name: "scans.csv", into: conference, in: $0)
        }
      }
      #expect(
        found == [
          "scans.csv:2:annuls: the event of this key was annulled before",
          "scans.csv:3:annuls: the event of this key is of another guest or session",
          "scans.csv:4:annuls: no event has this key; give the key of what is taken back",
          "scans.csv:5:annuls: this is an annulment's own key, and an annulment cannot be annulled",
        ])
      let shape = try await faults {
        try await pool.change(as: tester) {
          try AttendanceImport.run(
            bytes: Array(
              """
              external_id,session,at,direction,key,annuls,reason
              jetro,S1,2023-11-17T09:00:00+07:00,annulment,b-1,,
              jetro,S1,2023-11-17T09:00:00+07:00,in,b-2,sample-S2-jetro-in,no
              jetro,S2,2023-11-17T09:00:00+07:00,annulment,b-3,sample-S2-jetro-in,one
              jetro,S2,2023-11-17T09:00:00+07:00,annulment,b-4,sample-S2-jetro-in,two

              """.utf8), name: "scans.csv", into: conference, in: $0)
        }
      }
      #expect(
        shape.map { $0.split(separator: ":").prefix(3).joined(separator: ":") } == [
          "scans.csv:2:annuls", "scans.csv:2:reason", "scans.csv:3:annuls", "scans.csv:3:reason",
          "scans.csv:5:annuls",
        ])
    }
  }
}
