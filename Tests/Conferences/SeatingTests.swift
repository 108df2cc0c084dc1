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
