import Conferences
import JobQueue
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Cancelling papers")
struct CancellationTests {
  @Test(
    "Cancelling a batch voids the numbers of papers without a file on record, and a new batch goes on counting"
  )
  func cancelBatch() async throws {
    try await PaperRoom.lend { room in
      try await room.change {
        // Back to where they were before they answered.
        for state in ["withdrawn", "approved"] {
          try $0.query("update trao.participation set state = \(state) where external_id = 'jetro'")
        }
      }
      let scheduled = try await room.schedule(.invitation)
      // Numbers are taken, and nobody makes files.
      try await room.prepareOnly(scheduled.batch)
      #expect(try await room.documents(state: .numbered).count == room.guestCount)
      try await room.change { _ = try Cancellations.cancel(scheduled.batch, by: "chief", in: $0) }
      let voided = try await room.documents(state: .void)
      #expect(voided.count == room.guestCount)
      #expect(voided.allSatisfy { $0.voidReason == "its batch was cancelled by chief" })
      #expect(try await room.state(of: "jetro") == "approved")
      _ = try await room.make(.invitation)
      #expect(
        try await room.documents(state: .final).map(\.number).first == "\(room.guestCount + 1)/GM-UBND")
      #expect(try await room.documents().count == 2 * room.guestCount)
      #expect(try await room.state(of: "jetro") == "invited")
    }
  }

  @Test("A dead job keeps its number for a retry, and loses it when it is cancelled")
  func deadJob() async throws {
    try await PaperRoom.lend { room in
      let scheduled = try await room.schedule(.invitation, .attendee("jetro"))
      try await room.work(
        on: scheduled.batch, handlers: [PrepareHandler(press: room.press), BrokenRenderer()])
      #expect(try await room.progress(of: scheduled.batch).dead == 1)
      let document = try #require(try await room.documents(state: .numbered).first)
      let job = JobID(rawValue: try #require(document.job))
      try await room.change { try JobQueue.retry([job], by: PaperRoom.actor, in: $0) }
      try await room.work(on: scheduled.batch)
      #expect(try await room.documents().map(\.number) == ["01/GM-UBND"])
      #expect(try await room.documents(state: .final).count == 1)

      let other = try await room.schedule(.invitation, .attendee("yamada-takio"))
      try await room.work(on: other.batch, handlers: [PrepareHandler(press: room.press), BrokenRenderer()])
      let dead = try #require(try await room.documents(state: .numbered).first)
      try await room.change { [job = dead.job] database in
        let jobs = job.map { [JobID(rawValue: $0)] } ?? []
        _ = try Cancellations.cancel(jobs, by: "chief", in: database)
      }
      #expect(try await room.documents(state: .void).map(\.number) == ["02/GM-UBND"])
    }
  }
}

/// Fails every file.
private struct BrokenRenderer: JobHandler {
  let kind = DocumentJobs.render
  func load(_ jobs: [Job], in database: Database) throws -> [JobID: Int] {
    Dictionary(uniqueKeysWithValues: jobs.map { ($0.id, 0) })
  }
  func work(_ job: Job, _ input: Int, cancellation: CancellationFlag) throws -> Int {
    throw JobFailure("the ribbon is torn", isPermanent: true)
  }
  func commit(_ finished: [(job: Job, output: Int)], in database: Database) throws {}
}
