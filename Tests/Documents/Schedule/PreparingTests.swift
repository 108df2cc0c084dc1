import Conferences
import Digests
import Foundation
import JobQueue
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Numbering papers")
struct PreparingTests {
  @Test("Invitations are numbered in the order of entry, JETRO's first, and guests become invited")
  func order() async throws {
    try await PaperRoom.lend { room in
      try await room.change {
        // Back to where they were before they answered.
        for state in ["withdrawn", "approved"] {
          try $0.query("update trao.participation set state = \(state) where external_id = 'jetro'")
        }
      }
      _ = try await room.make(.invitation)
      let documents = try await room.documents()
      #expect(documents.map(\.number) == PaperRoom.numbers(1...room.guestCount))
      let first = ["jetro", "takebe-tsutomu", "maitachi-shoji", "suzuki-naomichi", "yamada-takio"]
      #expect(documents.prefix(5).map(\.subject) == first)
      #expect(!documents.contains { ["cao-tuong-huy", "nguyen-van-mau"].contains($0.subject) })
      #expect(documents.allSatisfy { $0.state == .final && $0.createdBy == PaperRoom.actor })
      #expect(Set(documents.map(\.publicID)).count == room.guestCount)
      #expect(documents.allSatisfy { RandomIdentifier($0.publicID) != nil })
      let state = try await room.pool.run { database in
        try database.query("select state from trao.participation where external_id = 'jetro'").one().get(
          0, as: String.self)
      }
      #expect(state == "invited")
    }
  }

  @Test("A name with a character that no font has is refused by name, and takes no number")
  func missingGlyph() async throws {
    try await PaperRoom.lend { room in
      // A sign of the Tangut script.
      try await room.change {
        try $0.query(
          """
          update trao.name_form set full_name = '山田\u{17000}雄', given_name = '\u{17000}雄'
          where kind = 'native' and full_name = '山田滝雄'
          """)
      }
      let batch = try await room.make(.invitation)
      #expect(try await room.progress(of: batch).dead == 0)
      let documents = try await room.documents()
      #expect(documents.map(\.number) == PaperRoom.numbers(1...room.guestCount - 1))
      let refusals = try await room.refusals()
      #expect(refusals.map(\.subject) == ["yamada-takio"])
      let refusal = try #require(refusals.first)
      #expect(refusal.name == "山田\u{17000}雄")
      #expect(refusal.reason.contains("\u{17000}") && refusal.reason.contains("invitee.name"))
      // Once the name is mended the next request makes the paper, with the next number.
      try await room.change {
        try $0.query(
          "update trao.name_form set full_name = '山田滝雄', given_name = '滝雄' where given_name = '\u{17000}雄'")
      }
      _ = try await room.make(.invitation)
      #expect(try await room.documents().last?.number == "\(room.guestCount)/GM-UBND")
      #expect(try await room.documents().last?.subject == "yamada-takio")
    }
  }

  @Test("A template that cannot be used makes a dead letter that says why, and no number is taken")
  func brokenTemplate() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let template = folder.url.appending(path: "invitation-ja")
    try FileManager.default.createDirectory(at: template, withIntermediateDirectories: true)
    for file in ["layout.yaml", "text.ja.md"] {
      let original = repositoryRoot.appending(path: "config/templates/invitation-ja/\(file)")
      var text = try String(contentsOf: original, encoding: .utf8)
      if file == "text.ja.md" { text = text.replacing("{{invitee.name}}", with: "{{invitee.nam}}") }
      try Data(text.utf8).write(to: template.appending(path: file))
    }
    let settings = try DocumentSettings(templateFolder: folder.url.path)
    try await PaperRoom.lend(settings: settings) { room in
      let batch = try await room.make(.invitation)
      #expect(try await room.progress(of: batch).dead == 1)
      #expect(try await room.documents().isEmpty)
      let dead = try await room.pool.run { try JobQueue.list(state: .dead, batch: batch, in: $0) }
      let error = try #require(dead.first?.error)
      #expect(error.contains("text.ja.md:") && error.contains("invitee.name"))
    }
  }

  @Test("A hundred invitations made by two workers get the numbers 1 to 100, each once, in order of entry")
  func hundred() async throws {
    try await PaperRoom.lend { room in
      try await room.importGuests(100 - room.guestCount)
      let scheduled = try await room.schedule(.invitation)
      // Small chunks, so that one asks for the next.
      let handlers: [any JobHandler] = [
        PrepareHandler(press: room.press, chunk: 17), RenderHandler(press: room.press),
      ]
      try await room.work(on: scheduled.batch, workers: 2, handlers: handlers)
      let progress = try await room.progress(of: scheduled.batch)
      #expect(progress.dead == 0 && progress.cancelled == 0)
      #expect(try await room.refusals().isEmpty)
      let documents = try await room.documents()
      #expect(documents.count == 100)
      #expect(documents.map(\.number) == PaperRoom.numbers(1...100))
      #expect(documents.allSatisfy { $0.state == .final && $0.file?.pages == 1 })
      let entered = try await room.pool.run { database in
        try database.query(
          """
          select guest.external_id from trao.document join trao.participation as guest
            on guest.id = document.participation_id order by guest.id
          """
        ).map { try $0.get(0, as: String.self) }
      }
      #expect(documents.map(\.subject) == entered)
      #expect(progress.done == 100 + 6)
    }
  }

  @Test("A guest whose language changes gets no second letter")
  func changedLanguage() async throws {
    try await PaperRoom.lend { room in
      let batch = try await room.make(.invitation)
      try await room.change {
        try $0.query("update trao.participation set language = 'en' where external_id = 'yamada-takio'")
      }
      #expect(try await room.schedule(.invitation).batch == batch)
      #expect(try await room.make(.invitation, .attendee("yamada-takio")) != batch)
      #expect(try await room.documents().count == room.guestCount)
    }
  }

  @Test("Who withdraws between the check and the numbering gets no number")
  func withdrawnMeanwhile() async throws {
    try await PaperRoom.lend { room in
      let scheduled = try await room.schedule(.invitation)
      let handler = WithdrawingPreparer(room: room)
      try await room.work(on: scheduled.batch, handlers: [handler, RenderHandler(press: room.press)])
      let documents = try await room.documents()
      #expect(documents.map(\.number) == PaperRoom.numbers(1...room.guestCount - 1))
      #expect(!documents.contains { $0.subject == "yamada-takio" })
    }
  }

  @Test("Batches that prepare the same guests at the same time number nobody twice")
  func rivals() async throws {
    try await PaperRoom.lend { room in
      let one = try await room.schedule(.invitation)
      let other = try await room.schedule(.invitation, dated: "2023-10-26")
      let third = try await room.schedule(.invitation, .delegation("JP-EMB"))
      try await room.work(on: one.batch, other.batch, third.batch, workers: 2)
      let documents = try await room.documents()
      #expect(Set(documents.map(\.subject)).count == room.guestCount)
      #expect(documents.map(\.number) == PaperRoom.numbers(1...room.guestCount))
    }
  }
}

/// Prepares as usual, but a guest withdraws just before the numbers are taken.
private struct WithdrawingPreparer: JobHandler {
  let room: PaperRoom
  var inner: PrepareHandler { PrepareHandler(press: room.press) }
  var kind: JobKind { inner.kind }

  func load(_ jobs: [Job], in database: Database) throws -> [JobID: PrepareHandler.Input] {
    try inner.load(jobs, in: database)
  }
  func work(
    _ job: Job, _ input: PrepareHandler.Input, cancellation: CancellationFlag
  ) throws -> PrepareHandler.Output {
    try inner.work(job, input, cancellation: cancellation)
  }
  func commit(_ finished: [(job: Job, output: PrepareHandler.Output)], in database: Database) throws {
    try database.query(
      "update trao.participation set state = 'withdrawn' where external_id = 'yamada-takio'")
    try inner.commit(finished, in: database)
  }
}
