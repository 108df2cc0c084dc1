import Conferences
import Digests
import Foundation
import JobQueue
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Checking papers")
struct VerificationTests {
  @Test("A released file is genuine, sealed or not, and says what it certifies", arguments: [false, true])
  func genuine(sealed: Bool) async throws {
    try await PaperRoom.lend(sealed: sealed) { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let (document, bytes) = try await room.onlyFile()
      let found = try await room.verify(bytes)
      #expect(found.verdict == .genuine && found.content == .released)
      let certified = try #require(found.certified)
      #expect(certified.id == document.publicID && certified.number == "01/GM-UBND")
      #expect(certified.dated.iso == "2023-10-25" && certified.kind == .invitation)
      #expect(certified.subject == "山田\u{3000}滝雄" && certified.issuer != nil)
      #expect((certified.seal?.level == "B-B") == sealed)
      #expect(certified.isSample)
    }
  }

  @Test("A code tells what was certified, and no name of a person")
  func code() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      _ = try await room.make(.presentation)
      let documents = try await room.documents()
      for document in documents {
        let found = try await room.verify(code: document.publicID)
        #expect(found.verdict == .genuine && found.content == nil)
        let subject = found.certified?.subject
        #expect(document.kind == .invitation ? subject == nil : subject != nil)
      }
      #expect(try await room.verify(code: RandomIdentifier().text).verdict == .unknown)
    }
  }

  @Test("Five hundred files with one bit turned, anywhere, are all refused", arguments: [false, true])
  func flippedBits(sealed: Bool) async throws {
    try await PaperRoom.lend(sealed: sealed) { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let (_, bytes) = try await room.onlyFile()
      var generator = SeededGenerator(seed: sealed ? 11 : 12)
      var places = (0..<250).map { _ in Int.random(in: 0..<(bytes.count * 8), using: &generator) }
      // Half of them in the last kilobytes: the seal, the metadata, the cross-references.
      let tail = max(0, bytes.count - 12_000) * 8
      places += (0..<250).map { _ in Int.random(in: tail..<(bytes.count * 8), using: &generator) }
      try await room.pool.read { [places] database in
        for place in places {
          var flipped = bytes
          flipped[place / 8] ^= 1 << UInt8(place % 8)
          let found = try Verification.of(file: flipped, in: database)
          #expect([.changed, .unknown].contains(found.verdict), "bit \(place)")
        }
      }
    }
  }

  @Test("A file whose bytes changed is known by its identifier; one of another origin is unknown")
  func changed() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let (document, bytes) = try await room.onlyFile()
      var changed = bytes
      changed[bytes.count / 2] ^= 1
      let found = try await room.verify(changed)
      #expect(found.verdict == .changed && found.certified?.id == document.publicID)
      #expect(found.certified?.number == document.number && found.certified?.subject == nil)
      // Whoever has read the code on a paper can write it into a file.
      let forged = try await room.verify(Array("%PDF-1.7 <dc:identifier>\(document.publicID)</".utf8))
      #expect(forged.verdict == .changed && forged.certified?.subject == nil)
      let longer = try await room.verify(bytes + Array("\n% more".utf8))
      #expect(longer.verdict == .changed && longer.content == .continued && longer.certified?.subject != nil)
      // Without its metadata it is known by the identifier of the file.
      let start = try #require(Data(bytes).range(of: Data("<dc:identifier>".utf8)))
      var stripped = bytes
      stripped.replaceSubrange(
        start.upperBound..<(start.upperBound + 26), with: Array(repeating: 0x20, count: 26))
      #expect(try await room.verify(stripped).verdict == .changed)
      for stranger in [
        [], Array("%PDF-1.7 nothing".utf8), Array("<dc:identifier>ABC</dc:identifier>/ID[<".utf8),
      ] {
        #expect(try await room.verify(stranger).verdict == .unknown)
      }
    }
  }

  @Test("A number that has no paper yet, or never will, makes nothing genuine")
  func unreleased() async throws {
    try await PaperRoom.lend { room in
      let scheduled = try await room.schedule(.invitation, .attendee("yamada-takio"))
      try await room.prepareOnly(scheduled.batch)
      let document = try await room.documents().one()
      let forged = Array("%PDF-1.7 <dc:identifier>\(document.publicID)</dc:identifier>".utf8)
      #expect(try await room.verify(forged).verdict == .unknown)
      #expect(try await room.verify(code: document.publicID).verdict == .unknown)
      try await room.change { _ = try Cancellations.cancel(scheduled.batch, by: "chief", in: $0) }
      let voided = try await room.verify(code: document.publicID)
      #expect(voided.verdict == .unknown && voided.certified?.state == .void)
    }
  }
}
