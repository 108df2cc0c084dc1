import Conferences
import Foundation
import JobQueue
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Scheduling papers")
struct ScheduleTests {
  @Test("The same request twice is one batch, whether it has a time or not")
  func twice() async throws {
    try await PaperRoom.lend { room in
      let time = Date(timeIntervalSinceNow: 3_600)
      let planned = try await room.schedule(.invitation, at: time)
      #expect(planned.isNew)
      let again = try await room.schedule(.invitation, at: time)
      #expect(again.batch == planned.batch && !again.isNew)
      let later = try await room.schedule(.invitation, at: time.addingTimeInterval(60))
      #expect(later.batch != planned.batch)

      let now = try await room.schedule(.invitation)
      #expect(now.isNew && now.batch != planned.batch)
      #expect(try await room.schedule(.invitation).batch == now.batch)
      #expect(try await room.schedule(.invitation, .delegation("JP-EMB")).batch != now.batch)
      #expect(try await room.schedule(.invitation, dated: "2023-10-26").batch != now.batch)
    }
  }

  @Test("When nothing is left to do the finished batch answers, and makes nothing twice")
  func finished() async throws {
    try await PaperRoom.lend { room in
      let batch = try await room.make(.invitation)
      let made = try await room.documents()
      #expect(made.count == room.guestCount)
      #expect(try await room.schedule(.invitation).batch == batch)
      let other = try await room.schedule(.invitation, dated: "2023-10-26")
      try await room.work(on: other.batch)
      #expect(try await room.documents() == made)
    }
  }

  @Test("The document's date is the day of the time asked for, in the conference's zone")
  func datedByZone() async throws {
    try await PaperRoom.lend { room in
      // 20:00 UTC is the next day in Hạ Long.
      let time = try #require(RFC3339.date("2036-10-24T20:00:00Z"))
      let scheduled = try await room.schedule(.invitation, at: time, dated: nil)
      #expect(scheduled.dated.iso == "2036-10-25")
      // The batch is moved, and asked for again as before.
      try await room.change {
        try Batches.move(scheduled.batch, to: time.addingTimeInterval(86_400), in: $0)
      }
      let again = try await room.schedule(.invitation, at: time, dated: nil)
      #expect(again.batch == scheduled.batch && again.dated.iso == "2036-10-26")
    }
  }

  @Test("Papers of a batch that was moved bear the day to which it was moved")
  func movedDate() async throws {
    try await PaperRoom.lend { room in
      let time = try #require(RFC3339.date("2036-10-24T20:00:00Z"))
      let moved = try #require(RFC3339.date("2023-11-09T20:00:00Z"))
      let scheduled = try await room.schedule(.invitation, .attendee("jetro"), at: time, dated: nil)
      try await room.change { try Batches.move(scheduled.batch, to: moved, in: $0) }
      try await room.work(on: scheduled.batch)
      #expect(try await room.documents().map(\.dated.iso) == ["2023-11-10"])
      let again = try await room.schedule(.invitation, .attendee("jetro"), at: time, dated: nil)
      #expect(again.dated.iso == "2023-11-10" && !again.isNew)
    }
  }

  @Test("A cancelled batch is never the answer, also where nothing is left to do")
  func cancelledBatch() async throws {
    try await PaperRoom.lend { room in
      let made = try await room.make(.invitation, .attendee("jetro"))
      let first = try await room.schedule(.invitation)
      try await room.change { _ = try Cancellations.cancel(first.batch, by: "chief", in: $0) }
      let second = try await room.schedule(.invitation)
      #expect(second.isNew && second.batch != first.batch)
      try await room.change { _ = try Cancellations.cancel(second.batch, by: "chief", in: $0) }
      let third = try await room.make(.invitation)
      #expect(third != second.batch)
      #expect(try await room.schedule(.invitation).batch == third)
      #expect(try await room.schedule(.invitation, .attendee("jetro")).batch == made)
    }
  }

  @Test("A batch that only makes files is not joined for guests who came later")
  func lateGuest() async throws {
    try await PaperRoom.lend { room in
      let first = try await room.schedule(.invitation)
      try await room.prepareOnly(first.batch)
      #expect(try await room.schedule(.invitation).batch == first.batch)
      try await room.importGuests(1)
      let second = try await room.schedule(.invitation)
      #expect(second.isNew && second.batch != first.batch)
      try await room.work(on: first.batch, second.batch)
      #expect(try await room.documents().map(\.number) == PaperRoom.numbers(1...room.guestCount + 1))
    }
  }

  @Test("A code that the conference does not have is refused, and the nearest one is named")
  func unknownCodes() async throws {
    try await PaperRoom.lend { room in
      await #expect(throws: DocumentError.noSuch(noun: "delegation", code: "JP-EMC", nearest: "JP-EMB")) {
        try await room.schedule(.invitation, .delegation("JP-EMC"))
      }
      await #expect(throws: DocumentError.wrongSelection(kind: "presentation")) {
        try await room.schedule(.presentation, .delegation("JP-EMB"))
      }
      let batches = try await room.pool.run { try Batches.list(in: $0) }
      #expect(batches.isEmpty)
    }
  }

  @Test("A rehearsal counts who is due")
  func due() async throws {
    try await PaperRoom.lend { room in
      func due(_ kind: DocumentKind, _ selection: DocumentRequest.Selection = .everyone) async throws -> Int {
        try await room.pool.run { [conference = room.conference] in
          try DocumentSchedule.due(
            DocumentRequest(kind, conference: conference.id, selection: selection), in: $0)
        }
      }
      let counts = [
        try await due(.invitation), try await due(.invitation, .delegation("JP-EMB")),
        try await due(.presentation, .ceremony("GRANTS")),
      ]
      #expect(counts == [room.guestCount, 1, 4])
    }
  }
}
