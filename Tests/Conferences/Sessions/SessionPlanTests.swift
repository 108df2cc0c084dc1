import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

private func time(_ clock: String) throws -> Date {
  try #require(RFC3339.date("2023-11-17T\(clock):00+07:00"))
}

/// Makes every session of the sample one that has not begun.
private func planAll(_ database: Database) throws {
  try database.query("update trao.session set state = 'planned', opened_at = null, closed_at = null")
}

private func details(
  _ begin: String, _ end: String, room: String? = nil, chair: String? = nil, parent: String? = nil
) throws -> SessionDetails {
  var details = SessionDetails(
    kind: .meeting, name: LocalisedText([.en: "Meeting"]), startsAt: try time(begin), endsAt: try time(end))
  (details.room, details.chair, details.parent) = (room, chair, parent)
  return details
}

/// What a change is refused with, the sentence and its remedy.
private func refusal(
  _ pool: Pool, _ conference: Conference, _ change: @Sendable @escaping (Database) throws -> Void
) async -> String? {
  let error = await #expect(throws: ConferenceError.self) { try await pool.change(as: tester, change) }
  return error?.message
}

@Suite struct `Rooms and people of sessions` {
  @Test func `are refused by name and time where two sessions need them at once`() async throws {
    try await withSample { pool, conference in
      let room = await refusal(pool, conference) {
        _ = try SessionStore.add("X", details("15:00", "17:00", room: "SEMINAR"), of: conference, in: $0)
      }
      #expect(
        room == "the room SEMINAR is needed in two sessions at once: S2 (2023-11-17 13:30 to 16:00) and "
          + "X (2023-11-17 15:00 to 17:00)")
      let chair = await refusal(pool, conference) {
        _ = try SessionStore.add(
          "X", details("11:00", "12:00", chair: "cao-tuong-huy"), of: conference, in: $0)
      }
      #expect(
        chair == "cao-tuong-huy is needed in two sessions at once: S1 (2023-11-17 08:00 to 11:30) and "
          + "X (2023-11-17 11:00 to 12:00)")
      for part in [\SessionDetails.moderators, \.speakers, \.interpreters]
        as [WritableKeyPath<SessionDetails, [String]> & Sendable]
      {
        let person = await refusal(pool, conference) {
          var wanted = try details("07:30", "08:30")
          wanted[keyPath: part] = ["suzuki-naomichi"]
          _ = try SessionStore.add("X", wanted, of: conference, in: $0)
        }
        #expect(person?.hasPrefix("suzuki-naomichi is needed in two sessions at once: ") == true)
      }
      // A plain guest may have a seat in both, an organisation many representatives; what ends frees what begins.
      try await pool.change(as: tester) {
        var wanted = try details("11:30", "13:30", room: "MAIN", chair: "cao-tuong-huy")
        wanted.speakers = ["jetro"]
        _ = try SessionStore.add("X", wanted, of: conference, in: $0)
        var other = try details("11:30", "13:30")
        other.speakers = ["jetro"]
        _ = try SessionStore.add("Y", other, of: conference, in: $0)
      }
    }
  }

  @Test func `are shared by a session with those inside it, and not among these`() async throws {
    try await withSample { pool, conference in
      let siblings = await refusal(pool, conference) {
        _ = try SessionStore.add(
          "X", details("10:30", "11:00", room: "MAIN", parent: "S1"), of: conference, in: $0)
      }
      #expect(
        siblings == "the room MAIN is needed in two sessions at once: S3 (2023-11-17 10:15 to 10:45) and "
          + "X (2023-11-17 10:30 to 11:00)")
      try await pool.change(as: tester) {
        _ = try SessionStore.add(
          "X", details("10:45", "11:00", room: "MAIN", chair: "cao-tuong-huy", parent: "S1"), of: conference,
          in: $0)
        _ = try SessionStore.add(
          "Y", details("10:50", "10:55", room: "MAIN", chair: "cao-tuong-huy", parent: "X"), of: conference,
          in: $0)
      }
      // Taken out of its parent, it is in the way.
      let orphan = await refusal(pool, conference) {
        var wanted = try SessionStore.find("S3", of: conference, in: $0).details
        wanted.parent = nil
        _ = try SessionStore.change("S3", to: wanted, of: conference, in: $0)
      }
      #expect(orphan?.contains("at once: S1 (2023-11-17 08:00 to 11:30) and S3") == true)
    }
  }

  @Test func `of a cancelled session are free, until it is planned again`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        try planAll(database)
        _ = try SessionStore.cancel("S2", of: conference, in: database)
        _ = try SessionStore.add(
          "X", details("15:00", "17:00", room: "SEMINAR", chair: "bui-van-khang"), of: conference,
          in: database)
      }
      let undone = await refusal(pool, conference) {
        _ = try SessionStore.cancel("S2", undo: true, of: conference, in: $0)
      }
      #expect(undone?.contains("is needed in two sessions at once: S2") == true)
    }
  }

  @Test func `are given to one of two who ask at the same moment`() async throws {
    try await withSample(size: 6) { pool, conference in
      let added = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<6 {
          group.addTask {
            do {
              try await pool.change(as: tester) {
                _ = try SessionStore.add(
                  "X\(number)", details("17:00", "18:00", room: "MAIN"), of: conference, in: $0)
              }
              return true
            } catch {
              return false
            }
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(added == 1)
    }
  }

  @Test func `can be exchanged by two sessions in one change`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        _ = try SessionStore.add("X", details("13:30", "16:00", room: "MAIN"), of: conference, in: database)
        try database.query(
          """
          update trao.session set room_id = (select id from trao.room where code = case session.code
            when 'X' then 'SEMINAR' else 'MAIN' end)
          where code in ('X', 'S2')
          """)
      }
      let rooms = try await pool.run {
        try SessionStore.list(of: conference, in: $0).suffix(2).map(\.roomCode)
      }
      #expect(Set(rooms) == ["MAIN", "SEMINAR"])
    }
  }

  /// A random plan is taken or refused exactly as the plain rule says: no two sessions of which neither lies in the
  /// other need the same room or person at once.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `follow the plain rule in any plan`(seed: UInt64) async throws {
    struct Plan {
      var parent: Int?
      var range: Range<Int>
      var room: String?
      var chair: String?
    }
    try await withSample { pool, conference in
      var generator = SeededGenerator(seed: seed)
      try await pool.change(as: tester) {
        try $0.query("update trao.session set state = 'cancelled', closed_at = null")
      }
      var plans: [Plan] = []
      func around(_ index: Int) -> Set<Int> {
        var result: Set<Int> = []
        var above = plans[index].parent
        while let one = above {
          result.insert(one)
          above = plans[one].parent
        }
        return result
      }
      func clashes(_ plan: Plan, _ above: Set<Int>) -> Bool {
        plans.indices.contains { index in
          let other = plans[index]
          return !above.contains(index) && other.range.overlaps(plan.range)
            && ((plan.room != nil && plan.room == other.room)
              || (plan.chair != nil && plan.chair == other.chair))
        }
      }
      for number in 0..<30 {
        let frames = plans.indices.filter { plans[$0].range.count > 1 }
        let parent = Bool.random(using: &generator) ? nil : frames.randomElement(using: &generator)
        let frame = parent.map { plans[$0].range } ?? 0..<96
        let begin = Int.random(in: frame.lowerBound..<frame.upperBound, using: &generator)
        let plan = Plan(
          parent: parent,
          range: begin..<Int.random(in: begin + 1...min(frame.upperBound, begin + 24), using: &generator),
          room: ["MAIN", "SEMINAR", nil].randomElement(using: &generator) ?? nil,
          chair: ["G-001", "G-002", nil].randomElement(using: &generator) ?? nil)
        let above = parent.map { around($0).union([$0]) } ?? []
        let expected = !clashes(plan, above)
        let midnight = try time("00:00")
        let isTaken: Bool
        do {
          try await pool.change(as: tester) { [plan] in
            var wanted = SessionDetails(
              kind: .meeting, name: LocalisedText([.en: "Meeting"]),
              startsAt: midnight.addingTimeInterval(Double(plan.range.lowerBound) * 890),
              endsAt: midnight.addingTimeInterval(Double(plan.range.upperBound) * 890))
            (wanted.room, wanted.chair) = (plan.room, plan.chair)
            wanted.parent = plan.parent.map { "R\($0)" }
            _ = try SessionStore.add("R\(number)", wanted, of: conference, in: $0)
          }
          isTaken = true
        } catch is ConferenceError {
          isTaken = false
        }
        #expect(isTaken == expected, "\(plan)")
        // The codes follow the places in `plans`.
        plans.append(isTaken ? plan : Plan(parent: nil, range: 0..<0))
      }
      #expect(plans.count { !$0.range.isEmpty } > 5)
    }
  }
}

@Suite struct `A planned session` {
  @Test func `has the places of its room or fewer, never more`() async throws {
    try await withSample { pool, conference in
      func capacity() async throws -> Int? {
        try await pool.run { try SessionStore.find("S2", of: conference, in: $0).capacity }
      }
      #expect(try await capacity() == 120)
      try await pool.change(as: tester) {
        _ = try RoomStore.edit("SEMINAR", name: LocalisedText(), capacity: 100, of: conference, in: $0)
      }
      #expect(try await capacity() == 100)
      let tooMany = await refusal(pool, conference) {
        var wanted = try SessionStore.find("S2", of: conference, in: $0).details
        wanted.capacity = 101
        _ = try SessionStore.change("S2", to: wanted, of: conference, in: $0)
      }
      #expect(tooMany == "the session S2 is for 101 people, its room SEMINAR has places for 100")
      try await pool.change(as: tester) {
        var wanted = try SessionStore.find("S2", of: conference, in: $0).details
        wanted.capacity = 2
        _ = try SessionStore.change("S2", to: wanted, of: conference, in: $0)
      }
      let (expectation, waiting) = try await pool.run { database in
        (
          try SessionStore.expectations(of: conference, session: "S2", in: database)["S2"],
          try SessionStore.waiting(
            for: SessionStore.find("S2", of: conference, in: database), of: conference, in: database)
        )
      }
      // Whoever works in it has a place.
      #expect(expectation?.confirmed == 5)
      #expect(expectation?.waiting == waiting.count && waiting.count == 18)
      let tooFew = await refusal(pool, conference) {
        _ = try RoomStore.edit("SEMINAR", name: LocalisedText(), capacity: 1, of: conference, in: $0)
      }
      #expect(tooFew == "the session S2 is for 2 people, its room SEMINAR has places for 1")
    }
  }

  @Test func `moves with its duration, the sessions inside it and their programmes`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { try planAll($0) }
      let before = try await pool.run { try ProgrammeStore.list(of: conference, session: "S1", in: $0) }
      let moved = try await pool.change(as: tester) { database in
        let answer = try SessionStore.move("S1", to: time("08:30"), of: conference, in: database)
        return [answer.session.code] + answer.inner
      }
      #expect(moved == ["S1", "S3"])
      let (sessions, after) = try await pool.run { database in
        (
          try SessionStore.list(of: conference, in: database),
          try ProgrammeStore.list(of: conference, session: "S1", in: database)
        )
      }
      #expect(sessions.map(\.startsAt) == [try time("08:30"), try time("10:45"), try time("13:30")])
      #expect(sessions.map(\.endsAt) == [try time("12:00"), try time("11:15"), try time("16:00")])
      #expect(
        after.map(\.details.startsAt) == before.map { $0.details.startsAt.addingTimeInterval(1800) })
      let tooLate = await refusal(pool, conference) {
        _ = try SessionStore.move("S1", to: time("21:00"), of: conference, in: $0)
      }
      #expect(
        tooLate
          == "the session S1 (2023-11-17 21:00 to 2023-11-18 00:30) is outside the days of the conference, "
          + "2023-11-17 to 2023-11-17")
      let outside = await refusal(pool, conference) {
        _ = try SessionStore.move("S3", to: time("11:45"), of: conference, in: $0)
      }
      #expect(
        outside
          == "the session S3 (2023-11-17 11:45 to 12:15) is outside the time of S1 (2023-11-17 08:30 to 12:00) "
          + "around it")
      let busy = await refusal(pool, conference) {
        _ = try SessionStore.move("S2", to: time("11:00"), room: "MAIN", of: conference, in: $0)
      }
      #expect(busy?.contains("is needed in two sessions at once: S") == true)
      #expect(busy?.hasSuffix("and S2 (2023-11-17 11:00 to 13:30)") == true)
    }
  }

  @Test func `exchanges its room with another, which neither could leave first`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        try planAll(database)
        _ = try SessionStore.add(
          "X", details("08:30", "11:00", room: "SEMINAR"), of: conference, in: database)
      }
      let busy = await refusal(pool, conference) {
        _ = try SessionStore.move("X", to: time("08:30"), room: "MAIN", of: conference, in: $0)
      }
      #expect(busy?.hasPrefix("the room MAIN is needed in two sessions at once") == true)
      let rooms = try await pool.change(as: tester) { database in
        _ = try SessionStore.exchangeRooms("S1", "X", of: conference, in: database)
        return try SessionStore.list(of: conference, in: database).map { "\($0.code) \($0.roomCode ?? "-")" }
      }
      // The ceremony is in the plenary's room, and goes along.
      #expect(rooms == ["S1 SEMINAR", "X MAIN", "S3 SEMINAR", "S2 SEMINAR"])
      let same = await refusal(pool, conference) {
        _ = try SessionStore.exchangeRooms("S1", "S3", of: conference, in: $0)
      }
      #expect(same == "S1 and S3 are in one room")
    }
  }

  @Test func `may last until midnight of the last day, and is inside no session that is inside it`()
    async throws
  {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { try planAll($0) }
      let midnight = try await pool.change(as: tester) {
        try SessionStore.move("S2", to: time("21:30"), of: conference, in: $0).session.endsAt
      }
      #expect(midnight == (try time("21:30")).addingTimeInterval(9000))
      let days = await #expect(throws: DatabaseError.self) {
        try await pool.change(as: tester) {
          try $0.query("update trao.conference set starts_on = '2023-11-16', ends_on = '2023-11-16'")
          try $0.query("set constraints trao.days_hold_sessions immediate")
        }
      }
      #expect(
        days?.message
          == "the session S1 (2023-11-17 08:00 to 11:30) is outside the days of the conference, "
          + "2023-11-16 to 2023-11-16")
      let circle = await #expect(throws: DatabaseError.self) {
        try await pool.change(as: tester) { database in
          try database.query(
            """
            update trao.session as around
            set parent_id = inside.id, starts_at = inside.starts_at, ends_at = inside.ends_at
            from trao.session as inside where inside.code = 'S3' and around.code = 'S1'
            """)
          try database.query("set constraints trao.session_in_time immediate")
        }
      }
      #expect(circle?.message == "the session S1 would be inside itself")
    }
  }

  @Test func `that has begun is neither moved nor cancelled`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        try planAll(database)
        _ = try SessionStore.open("S3", of: conference, in: database)
      }
      let moved = await refusal(pool, conference) {
        _ = try SessionStore.move("S1", to: time("08:30"), of: conference, in: $0)
      }
      #expect(moved == "the session S3 is open: what has begun is not moved")
      // Its times can be corrected, but not to others.
      for (begin, end, isTaken) in [("10:40", "11:20", true), ("09:00", "10:00", false)] {
        let change: @Sendable (Database) throws -> Void = { database in
          try database.query("delete from trao.programme_item_person")
          try database.query("delete from trao.programme_item")
          var details = try SessionStore.find("S3", of: conference, in: database).details
          (details.startsAt, details.endsAt) = (try time(begin), try time(end))
          _ = try SessionStore.change("S3", to: details, of: conference, in: database)
        }
        if isTaken {
          try await pool.change(as: tester, change)
        } else {
          let refused = await refusal(pool, conference, change)
          #expect(refused == "the session S3 is open: what has begun is not moved")
        }
      }
      let cancelled = await refusal(pool, conference) {
        _ = try SessionStore.cancel("S1", of: conference, in: $0)
      }
      #expect(cancelled == "the session S3 is open: what has begun is not cancelled")
    }
  }

  @Test func `is cancelled and planned again with those inside it`() async throws {
    try await withSample { pool, conference in
      let codes = try await pool.change(as: tester) { database in
        try planAll(database)
        let cancelled = try SessionStore.cancel("S1", of: conference, in: database).inner
        let states = try SessionStore.list(of: conference, in: database).map(\.state)
        #expect(states == [.cancelled, .cancelled, .planned])
        return cancelled + (try SessionStore.cancel("S1", undo: true, of: conference, in: database).inner)
      }
      #expect(codes == ["S3", "S3"])
    }
  }

  @Test func `names people and rooms that exist, everybody once`() async throws {
    try await withSample { pool, conference in
      let room = await refusal(pool, conference) {
        _ = try SessionStore.add("X", details("17:00", "18:00", room: "MAINE"), of: conference, in: $0)
      }
      #expect(room == "there is no room \"MAINE\"")
      let person = await refusal(pool, conference) {
        _ = try SessionStore.add("X", details("17:00", "18:00", chair: "G-01"), of: conference, in: $0)
      }
      #expect(person == "there is no attendee \"G-01\"")
      let twice = await refusal(pool, conference) {
        var wanted = try details("17:00", "18:00")
        wanted.speakers = ["G-001", "G-001"]
        _ = try SessionStore.add("X", wanted, of: conference, in: $0)
      }
      #expect(twice == "\"G-001\" is named twice")
    }
  }
}
