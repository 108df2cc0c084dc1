import Conferences
import Digests
import Foundation
import JobQueue
import PDF
import PostgreSQL
import Signing
import TestSupport
import Testing

@testable import Documents

@Suite("Sealing papers")
struct SealingTests {
  @Test("A letter is sealed in the first write, says whose seal it bears, and is no longer unsigned")
  func sealed() async throws {
    try await PaperRoom.lend(sealed: true) { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let (document, bytes) = try await room.onlyFile()
      #expect(document.state == .signed)
      let seal = try #require(document.file?.seal)
      #expect(seal.key == "seal-2023" && seal.level == "B-B")
      #expect(
        abs(seal.at.timeIntervalSinceNow) < 600
          && seal.at.timeIntervalSince1970.rounded() == seal.at.timeIntervalSince1970)
      let snapshot = try await room.snapshot(of: document)
      #expect(snapshot["document.sealed"] == .flag(true) && snapshot["document.unsigned"] == nil)
      let field = try PDF.PDFFile(bytes).signatures.one()
      #expect(field.covers(fileOf: bytes.count))
      #expect(field.name == room.key?.seal.certificate.name)
      // The conference's clocks.
      #expect(field.signedAt?.hasSuffix("+07'00'") == true)
      let report = try SealCheck.check(bytes).one()
      #expect(report.isIntact && report.signer?.name == room.key?.seal.certificate.name)
    }
  }

  @Test("Cards, data sheets and badges are not sealed")
  func unsealedKinds() async throws {
    let templates = try SmallTemplates()
    defer { templates.remove() }
    try await PaperRoom.lend(settings: try templates.settings, sealed: true) { room in
      for kind in DocumentKind.allCases where !kind.isNumbered { _ = try await room.make(kind) }
      let documents = try await room.documents()
      #expect(!documents.isEmpty)
      #expect(documents.allSatisfy { $0.state == .final && $0.file?.seal == nil })
    }
  }

  @Test("Without its key at hand, or with that retired, a paper waits and the message names the key")
  func keyAway() async throws {
    try await PaperRoom.lend(sealed: true) { room in
      let scheduled = try await room.schedule(.invitation, .attendee("yamada-takio"))
      try await room.prepareOnly(scheduled.batch)
      let other = try await RoomKey.make("other", in: room.pool)
      for press in [
        try Press(settings: DocumentSettings()),
        try Press(settings: DocumentSettings(), seal: other.seal, keyID: other.id),
      ] {
        let failure = try await Self.failure { try await room.strikes(of: scheduled.batch, press: press) }
        #expect(failure?.sequel == .retry && failure?.message.contains("seal-2023") == true)
      }
      #expect(try await room.documents(state: .numbered).count == 1)
      try await room.change {
        try $0.query(
          "update trao.signing_key set retired_at = now(), retired_reason = 'lost' where name = 'seal-2023'")
      }
      let retired = try await Self.failure { try await room.strikes(of: scheduled.batch, press: room.press) }
      #expect(
        retired?.sequel == .retry && retired?.message.contains("seal-2023, which is retired") == true)
    }
  }

  @Test(
    "Nothing is numbered for a key that is retired already, or has expired",
    arguments: [
      "retired_at = now(), retired_reason = 'lost'",
      "not_before = now() - interval '2 days', not_after = now() - interval '1 day'",
    ])
  func keyEndedBefore(end: String) async throws {
    try await PaperRoom.lend(sealed: true) { room in
      let scheduled = try await room.schedule(.invitation, .attendee("yamada-takio"))
      try await room.change {
        // A key's certificate never changes: this is a key whose time has passed.
        try $0.script(
          """
          set local session_replication_role = replica;
          update trao.signing_key set \(end) where name = 'seal-2023';
          """)
      }
      let sealing = try #require(room.press.sealing)
      let failure = try await Self.failure { try await room.pool.run { try sealing.checkKey(in: $0) } }
      #expect(failure?.sequel == .retry && failure?.message.contains("the key seal-2023") == true)
      let other = try await RoomKey.make("seal-2024", in: room.pool)
      let press = try Press(settings: DocumentSettings(), seal: other.seal, keyID: other.id)
      try await room.work(on: scheduled.batch, handlers: DocumentJobs.handlers(press: press))
      #expect(try await room.documents().one().file?.seal?.key == "seal-2024")
    }
  }

  @Test("A key that comes back seals what waited for it")
  func keyComesBack() async throws {
    try await PaperRoom.lend(sealed: true) { room in
      let scheduled = try await room.schedule(.invitation, .attendee("yamada-takio"))
      try await room.prepareOnly(scheduled.batch)
      try await room.work(on: scheduled.batch)
      #expect(try await room.documents(state: .signed).count == 1)
    }
  }

  @Test("A sealed file is made once: the same job again finds it stored")
  func onceOnly() async throws {
    try await PaperRoom.lend(sealed: true) { room in
      let scheduled = try await room.schedule(.invitation, .attendee("yamada-takio"))
      try await room.prepareOnly(scheduled.batch)
      let first = try await room.strikes(of: scheduled.batch, press: room.press)
      let second = try await room.strikes(of: scheduled.batch, press: room.press)
      #expect(first.count == 1 && first != second)
      try await room.work(on: scheduled.batch)
      let stored = try await room.files()
      #expect(try await room.strikes(of: scheduled.batch, press: room.press).isEmpty)
      #expect(try await room.files() == stored)
    }
  }

  @Test("A program that knows no seals cannot finish a paper that is to bear one")
  func olderDaemon() async throws {
    try await PaperRoom.lend(sealed: true) { room in
      let scheduled = try await room.schedule(.invitation, .attendee("yamada-takio"))
      try await room.prepareOnly(scheduled.batch)
      for state in ["final", "signed"] {
        let error = await #expect(throws: DatabaseError.self) {
          try await room.change { try $0.query("update trao.document set state = \(state)") }
        }
        #expect(error?.constraint == "document_is_sealed_as_numbered")
      }
    }
  }

  @Test("A file made anew equals the stored one, the seal aside", arguments: [false, true])
  func rendition(sealed: Bool) async throws {
    try await PaperRoom.lend(sealed: sealed) { room in
      _ = try await room.make(.invitation, .delegation("JP-EMB"))
      let press = try Press(settings: DocumentSettings())
      let documents = try await room.documents()
      #expect(!documents.isEmpty)
      for document in documents {
        let rendition = try await room.rendition(of: document.publicID, press: press)
        #expect(rendition.isEqual && rendition.isPlateEqual && rendition.isSealed == sealed)
      }
    }
  }

  @Test(
    "The same jobs give the same bytes: shuffled, alone, in a batch, by a fresh press, by one worker and by four",
    arguments: [DocumentKind.invitation, .card, .badge])
  func sameBytes(kind: DocumentKind) async throws {
    try await PaperRoom.lend { room in
      let scheduled = try await room.schedule(kind)
      try await room.prepareOnly(scheduled.batch)
      let batch = scheduled.batch
      let together = try await room.strikes(of: batch, press: room.press)
      #expect(!together.isEmpty)
      var generator = SeededGenerator(seed: 3)
      let shuffled = try await room.strikes(of: batch, press: Press(settings: DocumentSettings())) {
        $0.shuffled(using: &generator)
      }
      #expect(shuffled == together)
      let alone = try await room.strikes(of: batch, press: Press(settings: DocumentSettings()), atATime: 1)
      #expect(alone == together)
      // One worker makes them all, and then nobody stores them.
      let rehearsal = Rehearsal(handler: RenderHandler(press: try Press(settings: DocumentSettings())))
      try await room.work(on: batch, handlers: [rehearsal])
      #expect(rehearsal.strikes.all == together)
      let dead = try await room.pool.run {
        try JobQueue.list(state: .dead, batch: batch, limit: 1000, in: $0)
      }
      try await room.change { try JobQueue.retry(dead.map(\.job.id), by: PaperRoom.actor, in: $0) }
      try await room.work(on: batch, workers: 4)
      #expect(try await room.files() == together)
    }
  }

  private static func failure(_ body: () async throws -> some Any) async throws -> JobFailure? {
    do {
      _ = try await body()
      return nil
    } catch let failure as JobFailure {
      return failure
    }
  }
}
