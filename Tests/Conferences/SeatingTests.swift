import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `The seating of a session` {
  private func seats(_ seating: Seating, row: Int) -> [String] {
    var names = Array(repeating: "-", count: seating.seatsInRow)
    for seat in seating.seats where seat.place.row == row {
      names[seat.place.number - 1] = seat.guest?.externalID ?? "x"
    }
    return names
  }

  private func guests(_ count: Int, delegation: (Int) -> Int? = { _ in 1 }) -> [ProtocolGuest] {
    (1...count).map { ProtocolGuest(id: "g\($0)", delegation: delegation($0), rank: $0 * 10) }
  }

  /// Lends a conference of these guests with a session S.
  private func withGuests(
    _ guests: [ProtocolGuest], _ body: @Sendable (Database, Conference) throws -> Void
  ) async throws {
    try await TestDatabase.withDatabase { test in
      let pool = test.pool()
      try await pool.change(as: tester) { database in
        let conference = try makeConference("seats", guests, in: database)
        try addSession("S", to: conference, in: database)
        try body(database, conference)
      }
      await pool.close()
    }
  }

  @Test(arguments: [
    (7, ["g6", "g4", "g2", "g1", "g3", "g5", "g7"]), (4, ["g2", "g1", "g3", "g4"]), (1, ["g1"]),
    (2, ["g1", "g2"]), (3, ["g2", "g1", "g3"]),
  ])
  func `goes from the centre outward, right before left as one sits`(count: Int, row: [String]) async throws {
    try await withGuests(guests(8)) { database, conference in
      let plan = try SeatingStore.plan(session: "S", rows: 8, seats: count, of: conference, in: database)
      #expect(seats(plan.seating, row: 1) == row)
      #expect(plan.moved == 8)
      let again = try SeatingStore.plan(session: "S", of: conference, in: database)
      #expect(again.moved == 0)
      #expect(again.seating == plan.seating)
    }
  }

  @Test func `puts heads opposite each other at a table, and an interpreter at the left`() async throws {
    // D1 is the host's delegation.
    var people = guests(9) { $0 <= 4 ? 1 : 2 }
    people[3].roles = ["interpreter"]
    people[3].rank = nil
    try await withGuests(people) { database, conference in
      let plan = try SeatingStore.plan(
        session: "S", form: .facing, rows: 2, seats: 5, of: conference, in: database
      ).seating
      #expect(seats(plan, row: 1) == ["g3", "g2", "g1", "g4", "-"])
      #expect(seats(plan, row: 2) == ["g9", "g7", "g5", "g6", "g8"])
      let error = #expect(throws: ConferenceError.self) {
        try SeatingStore.plan(session: "S", rows: 3, seats: 5, of: conference, in: database)
      }
      #expect(error?.message == "at a table rows stand in pairs, and 3 is odd")
    }
  }

  @Test func `puts interpreters behind whom they speak for, and at the left where nobody can sit behind`()
    async throws
  {
    // D1: g1 to g4, of whom g3 leads; D2: g5 to g8. g4 and g8 interpret, g9 in no delegation does too.
    var people = guests(9) { $0 <= 4 ? 1 : $0 <= 8 ? 2 : nil }
    for index in [3, 7, 8] { people[index].roles = ["interpreter"] }
    try await withGuests(people) { database, conference in
      var change = DelegationChange()
      change.head = .set("g3")
      try DelegationStore.edit("D1", change, of: conference, in: database)
      let plan = try SeatingStore.plan(session: "S", rows: 3, seats: 3, of: conference, in: database).seating
      // g9 is of the host, whose first is g1; g8 speaks for g5, who sits in the second row.
      #expect(seats(plan, row: 1) == ["g2", "g1", "g3"])
      #expect(seats(plan, row: 2) == ["g5", "g9", "g4"])
      #expect(seats(plan, row: 3) == ["g8", "g6", "g7"])
      #expect(
        plan.seats.filter { $0.guest?.isInterpreter == true }.compactMap(\.guest?.externalID)
          == ["g9", "g4", "g8"])
      // In one row they sit at the left hand: the higher number, as one looks at the stage.
      let row = try SeatingStore.plan(session: "S", rows: 1, seats: 9, of: conference, in: database).seating
      #expect(seats(row, row: 1) == ["g7", "g6", "g3", "g2", "g1", "g9", "g5", "g8", "g4"])
      // Whoever is moved by hand takes the interpreter along.
      let moved = try SeatingStore.lock(
        "g3", at: SeatPlace(row: 1, number: 8), reason: "near the door", session: "S", of: conference,
        in: database
      ).seating
      #expect(seats(moved, row: 1).suffix(2) == ["g3", "g4"])
    }
  }

  @Test func `seats interpreters of both sides of a table with their own head`() async throws {
    var people = guests(10) { $0 <= 5 ? 1 : 2 }
    for index in [4, 8, 9] { people[index].roles = ["interpreter"] }
    try await withGuests(people) { database, conference in
      var change = DelegationChange()
      change.head = .set("g7")
      try DelegationStore.edit("D2", change, of: conference, in: database)
      let plan = try SeatingStore.plan(
        session: "S", form: .facing, rows: 4, seats: 5, of: conference, in: database
      ).seating
      #expect(seats(plan, row: 1) == ["g3", "g2", "g1", "g5", "g4"])
      // At the left of the second sits the first: an interpreter sits behind, and the other one after everybody.
      #expect(seats(plan, row: 2) == ["-", "g8", "g6", "g7", "g10"])
      #expect(seats(plan, row: 4) == ["-", "-", "-", "g9", "-"])
    }
  }

  @Test func `keeps what was locked, and says who finds no seat`() async throws {
    try await withGuests(guests(6)) { database, conference in
      let missing = #expect(throws: ConferenceError.self) {
        try SeatingStore.plan(session: "S", of: conference, in: database)
      }
      #expect(missing?.message == "the session S has no seating yet")
      try SeatingStore.plan(session: "S", rows: 2, seats: 3, of: conference, in: database)
      let locked = try SeatingStore.lock(
        "g6", at: SeatPlace(row: 1, number: 2), reason: "guest of honour", session: "S", of: conference,
        in: database
      ).seating
      #expect(seats(locked, row: 1) == ["g1", "g6", "g2"])
      #expect(seats(locked, row: 2) == ["g4", "g3", "g5"])
      let swapped = try SeatingStore.swap(
        "g1", "g5", reason: "they asked", session: "S", of: conference, in: database)
      #expect(swapped.moved == 2)
      #expect(seats(swapped.seating, row: 1) == ["g5", "g6", "g2"])
      #expect(swapped.seating.seats.filter { $0.lockReason != nil }.count == 3)
      let taken = #expect(throws: ConferenceError.self) {
        try SeatingStore.lock(
          "g2", at: SeatPlace(row: 1, number: 2), reason: "x", session: "S", of: conference, in: database)
      }
      #expect(taken?.message == "row 1 seat 2 is kept for g6: guest of honour")
      let small = #expect(throws: ConferenceError.self) {
        try SeatingStore.plan(session: "S", rows: 1, seats: 3, of: conference, in: database)
      }
      #expect(small?.message == "row 2 seat 3 is kept for g1 and would not exist")
      for id in ["g1", "g5", "g6"] {
        try SeatingStore.unlock(id, session: "S", of: conference, in: database)
      }
      let free = try SeatingStore.list(session: "S", of: conference, in: database)
      #expect(seats(free, row: 1) == ["g2", "g1", "g3"])
      let full = #expect(throws: ConferenceError.self) {
        try SeatingStore.plan(session: "S", rows: 1, seats: 3, of: conference, in: database)
      }
      #expect(
        full?.message
          == "6 guests are to be seated and 3 seats are free (1 rows of 3, 0 kept by hand): 3 find no seat")
    }
  }

  @Test func `gives the seat of who comes no more to the next, and a substitute their own`() async throws {
    try await withGuests(guests(5)) { database, conference in
      try SeatingStore.plan(session: "S", rows: 1, seats: 5, of: conference, in: database)
      try SeatingStore.lock(
        "g2", at: SeatPlace(row: 1, number: 1), reason: "near the door", session: "S", of: conference,
        in: database)
      var new = NewAttendee(
        externalID: "new", .somebody(NewAttendee.Names(native: "Trần An", given: "An", country: "VN")))
      (new.rank, new.language) = (900, .vi)
      let departure = try Substitution.record("g1", by: .new(new), of: conference, in: database)
      #expect(departure.followUps.map(\.sentence) == ["seat 1-3 of S is free"])
      let plan = try SeatingStore.plan(session: "S", of: conference, in: database)
      #expect(seats(plan.seating, row: 1) == ["g2", "g4", "g3", "g5", "new"])
      try AttendeeStore.withdraw("g2", reason: "illness", of: conference, in: database)
      let after = try SeatingStore.plan(session: "S", of: conference, in: database)
      #expect(seats(after.seating, row: 1) == ["new", "g4", "g3", "g5", "-"])
    }
  }

  @Test func `keeps a seat free until it is given back`() async throws {
    try await withGuests(guests(3)) { database, conference in
      let centre = SeatPlace(row: 1, number: 2)
      try SeatingStore.plan(session: "S", rows: 1, seats: 4, of: conference, in: database)
      let kept = try SeatingStore.keep(centre, reason: "camera", session: "S", of: conference, in: database)
      #expect(seats(kept.seating, row: 1) == ["g1", "x", "g2", "g3"])
      let refused = #expect(throws: ConferenceError.self) {
        try SeatingStore.lock("g3", at: centre, reason: "x", session: "S", of: conference, in: database)
      }
      #expect(refused?.message == "row 1 seat 2 is kept free: camera")
      #expect(refused?.remedy == "free it first: trao seating free 1 2 --session S")
      let full = #expect(throws: ConferenceError.self) {
        try SeatingStore.keep(
          SeatPlace(row: 1, number: 4), reason: "aisle", session: "S", of: conference, in: database)
      }
      #expect(full?.message.contains("1 find no seat") == true)
      let free = try SeatingStore.free(centre, session: "S", of: conference, in: database)
      #expect(seats(free.seating, row: 1) == ["g2", "g1", "g3", "-"])
      #expect(throws: ConferenceError.self) {
        try SeatingStore.free(centre, session: "S", of: conference, in: database)
      }
    }
  }

  @Test func `loses the seat of whoever declines, and gains it back by another plan`() async throws {
    try await withGuests(guests(3)) { database, conference in
      try SeatingStore.plan(session: "S", rows: 1, seats: 3, of: conference, in: database)
      var change = AttendeeChange()
      change.state = .declined
      try AttendeeStore.edit("g1", change, of: conference, in: database)
      let left = try SeatingStore.list(session: "S", of: conference, in: database)
      #expect(left.seats.compactMap(\.guest?.externalID) == ["g2", "g3"])
      let plan = try SeatingStore.plan(session: "S", of: conference, in: database)
      #expect(seats(plan.seating, row: 1) == ["g3", "g2", "-"])
    }
  }

  @Test(arguments: 0..<4)
  func `seats everybody once, by precedence, whatever is kept by hand`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (rows, width) = (Int.random(in: 2...5, using: &generator), Int.random(in: 3...9, using: &generator))
    let count = rows * width - Int.random(in: 0...3, using: &generator)
    let kept = Array(1...count).shuffled(using: &generator).prefix(3)
    let places = (1...rows).flatMap { row in (1...width).map { SeatPlace(row: row, number: $0) } }
      .shuffled(using: &generator)
    try await withGuests(guests(count)) { database, conference in
      try SeatingStore.plan(session: "S", rows: rows, seats: width, of: conference, in: database)
      for (guest, place) in zip(kept, places) {
        try SeatingStore.lock(
          "g\(guest)", at: place, reason: "by hand", session: "S", of: conference, in: database)
      }
      let seating = try SeatingStore.list(session: "S", of: conference, in: database)
      #expect(Set(seating.seats.compactMap(\.guest?.externalID)).count == count)
      #expect(Set(seating.seats.map(\.place)).count == count)
      for (guest, place) in zip(kept, places) {
        #expect(seating.seats.first { $0.place == place }?.guest?.externalID == "g\(guest)")
      }
      // Nobody without a lock sits in a row before somebody higher.
      let free = seating.seats.filter { $0.lockReason == nil }
      let ranked = free.sorted { ($0.guest?.place ?? 0) < ($1.guest?.place ?? 0) }
      for (one, other) in zip(ranked, ranked.dropFirst()) {
        #expect(one.place.row <= other.place.row)
      }
    }
  }

  @Test func `of the sample has the guest of honour in the centre`() async throws {
    try await withSample { pool, conference in
      let seating = try await pool.run { try SeatingStore.list(session: "S1", of: conference, in: $0) }
      #expect(
        seats(seating, row: 1) == [
          "cao-tuong-huy", "yamada-takio", "maitachi-shoji", "takebe-tsutomu", "suzuki-naomichi",
          "nguyen-xuan-ky", "bui-van-khang", "nguyen-van-mau",
        ])
      let again = try await pool.change(as: tester) {
        try SeatingStore.plan(session: "S1", of: conference, in: $0)
      }
      #expect(again.moved == 0)
    }
  }
}
