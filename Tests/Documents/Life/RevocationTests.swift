import Conferences
import JobQueue
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Revoking and reissuing papers")
struct RevocationTests {
  @Test("A revoked paper is revoked for who holds it, leaves exports, and is not made again unasked")
  func revoke() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let (_, bytes) = try await room.onlyFile()
      let revoked = try await room.revoke("01/GM-UBND", reason: "sai chức danh")
      #expect(revoked.isNew && revoked.document.state == .revoked)
      #expect(revoked.document.revocation?.by == PaperRoom.actor)
      let found = try await room.verify(bytes)
      #expect(found.verdict == .revoked && found.content == .released)
      #expect(found.certified?.reason == "sai chức danh" && found.certified?.revokedAt != nil)
      #expect(try await room.files().isEmpty)
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      #expect(try await room.documents().count == 1)
    }
  }

  @Test("Two revocations at once have one effect, and the first reason stands")
  func twice() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      async let one = room.revoke("01/GM-UBND", reason: "one")
      async let other = room.revoke("01/GM-UBND", reason: "other")
      let answers = try await [one, other]
      #expect(answers.count { $0.isNew } == 1)
      let winner = try #require(answers.first { $0.isNew })
      #expect(answers.allSatisfy { $0.document.revocation?.reason == winner.document.revocation?.reason })
    }
  }

  @Test("A paper is made anew with today's data and its own number, and then supersedes the old one")
  func reissue() async throws {
    try await PaperRoom.lend(sealed: true) { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let (old, bytes) = try await room.onlyFile()
      try await room.change {
        try $0.query("update trao.participation set language = 'en' where external_id = 'yamada-takio'")
      }
      let reissue = try await room.reissue("01/GM-UBND", reason: "ngôn ngữ")
      #expect(reissue.isNew)
      #expect(try await room.reissue(old.publicID).batch == reissue.batch)
      // The old one counts until the new one has its file.
      try await room.prepareOnly(reissue.batch)
      #expect(try await room.verify(bytes).verdict == .genuine)
      try await room.work(on: reissue.batch)
      let documents = try await room.documents()
      #expect(documents.map(\.number) == ["01/GM-UBND", "02/GM-UBND"])
      #expect(documents.map(\.state) == [.superseded, .signed])
      #expect(documents.map(\.language) == [.ja, .en])
      #expect(documents[1].supersedes == old.publicID && documents[0].supersededBy == documents[1].publicID)
      let found = try await room.verify(bytes)
      #expect(found.verdict == .superseded && found.certified?.supersededBy == "02/GM-UBND")
      #expect(found.certified?.reason == "ngôn ngữ")
      #expect(try await room.files().count == 1)
      // Nothing is due, and the old one cannot be replaced again.
      await #expect(throws: DocumentError.self) { try await room.reissue("01/GM-UBND") }
      await #expect(throws: DocumentError.self) { try await room.revoke("01/GM-UBND") }
      #expect(try await room.reissue("02/GM-UBND").isNew)
    }
  }

  @Test("A reissue that is cancelled leaves the old paper in force, and can be asked for again")
  func cancelledReissue() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let (_, bytes) = try await room.onlyFile()
      let reissue = try await room.reissue("01/GM-UBND")
      try await room.prepareOnly(reissue.batch)
      try await room.change { _ = try Cancellations.cancel(reissue.batch, by: "chief", in: $0) }
      #expect(try await room.verify(bytes).verdict == .genuine)
      #expect(try await room.state(of: "yamada-takio") != "approved")
      let again = try await room.reissue("01/GM-UBND")
      #expect(again.isNew && again.batch != reissue.batch)
      try await room.work(on: again.batch)
      #expect(try await room.documents().map(\.state) == [.superseded, .void, .final])
    }
  }

  @Test("A revoked paper can be reissued, and stays revoked")
  func reissueRevoked() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      _ = try await room.revoke("01/GM-UBND")
      let reissue = try await room.reissue("01/GM-UBND")
      try await room.work(on: reissue.batch)
      #expect(try await room.documents().map(\.state) == [.revoked, .final])
      let old = try await room.document("01/GM-UBND")
      #expect(try await room.verify(code: old.publicID).verdict == .revoked)
    }
  }

  @Test(
    "Revoked while its reissue is made, a paper stays revoked and the new one is released", arguments: 0..<3)
  func race(round: Int) async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let reissue = try await room.reissue("01/GM-UBND")
      async let work: Void = room.work(on: reissue.batch)
      async let revoking: (document: DocumentSummary, isNew: Bool)? = try? room.revoke("01/GM-UBND")
      let revoked = await revoking != nil
      try await work
      let documents = try await room.documents()
      #expect(documents.map(\.state) == [revoked ? .revoked : .superseded, .final])
    }
  }

  @Test("What has no file, or is void, can be neither revoked nor reissued, and the answer says why")
  func refused() async throws {
    try await PaperRoom.lend { room in
      let scheduled = try await room.schedule(.invitation, .attendee("yamada-takio"))
      try await room.prepareOnly(scheduled.batch)
      for state in ["numbered", "void"] {
        let one = await #expect(throws: DocumentError.self) { try await room.revoke("01/GM-UBND") }
        let two = await #expect(throws: DocumentError.self) { try await room.reissue("01/GM-UBND") }
        for error in [one, two] {
          guard case .wrongState(_, state, _, _) = error else {
            Issue.record("not \(state): \(String(describing: error))")
            continue
          }
        }
        if state == "numbered" {
          try await room.change { _ = try Cancellations.cancel(scheduled.batch, by: "chief", in: $0) }
        }
      }
      await #expect(throws: DocumentError.noSuchDocument("77/GM-UBND")) {
        try await room.revoke("77/GM-UBND")
      }
    }
  }

  @Test("A copy and a badge are reissued too")
  func otherKinds() async throws {
    let templates = try SmallTemplates()
    defer { templates.remove() }
    try await PaperRoom.lend(settings: try templates.settings) { room in
      for kind in [DocumentKind.presentation, .badge, .datasheet, .card, .attendance] {
        _ = try await room.make(kind)
        let old = try #require(try await room.documents(kind).first)
        try await room.work(on: try await room.reissue(old.publicID).batch)
        let new = try #require(try await room.documents(kind).first { $0.supersedes == old.publicID })
        #expect(new.state == .final && new.subject == old.subject)
        #expect(try await room.document(old.publicID).state == .superseded)
      }
    }
  }

  @Test("The database lets a document's state move one way only")
  func oneWay() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      for change in [
        "state = 'numbered'", "state = 'void', void_reason = 'x'", "state = 'signed'",
        "revoked_reason = 'x', revoked_at = now(), revoked_by = 'x'",
      ] {
        await #expect(throws: DatabaseError.self, "\(change)") {
          try await room.change { try $0.script("update trao.document set \(change)") }
        }
      }
      _ = try await room.revoke("01/GM-UBND")
      for change in [
        "state = 'final', revoked_reason = null, revoked_at = null, revoked_by = null",
        "revoked_reason = 'y'",
      ] {
        await #expect(throws: DatabaseError.self, "\(change)") {
          try await room.change { try $0.script("update trao.document set \(change)") }
        }
      }
    }
  }
}
