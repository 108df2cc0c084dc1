import Conferences
import Digests
import Foundation
import PDF
import PostgreSQL
import Signing
import TestSupport
import Testing

@testable import Documents

@Suite("Importing originals that were signed elsewhere")
struct OriginalImportTests {
  @Test("A signed original becomes the released paper; the file from before says that it is from before")
  func original() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let (document, before) = try await room.onlyFile()
      let signed = try await Self.signed(document, in: room)
      let imported = try await room.importOriginal(signed)
      #expect(imported.isNew && imported.document.state == .signed && !imported.continuesFile)
      #expect(imported.document.original?.signer == "Văn phòng UBND (mẫu)")
      #expect(imported.document.original?.sha256 == SHA256.hash(signed).hex)
      #expect(try await room.files() == [document.publicID: signed])
      let found = try await room.verify(signed)
      #expect(found.verdict == .genuine && found.content == .released)
      #expect(found.certified?.original?.signer == "Văn phòng UBND (mẫu)")
      #expect(found.signatures.map(\.isIntact) == [true])
      let earlier = try await room.verify(before)
      #expect(earlier.verdict == .genuine && earlier.content == .before)
      // Again: the same answer. Another one: no.
      #expect(try await !room.importOriginal(signed).isNew)
      let other = try await Self.signed(document, in: room)
      await #expect(throws: DocumentError.self) { try await room.importOriginal(other) }
      var flipped = signed
      flipped[signed.count - 600] ^= 4
      #expect(try await room.verify(flipped).verdict == .changed)
    }
  }

  @Test(
    "The same original imported by several people at once is imported once, and nobody is told of an error")
  func atOnce() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let signed = try await Self.signed(try await room.onlyFile().document, in: room)
      let isNew = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<6 { group.addTask { try await room.importOriginal(signed).isNew } }
        return try await group.reduce(into: [Bool]()) { $0.append($1) }
      }
      #expect(isNew.filter(\.self).count == 1 && isNew.count == 6)
    }
  }

  @Test("Revoked and reissued, an original is no longer genuine")
  func life() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let signed = try await Self.signed(try await room.onlyFile().document, in: room)
      _ = try await room.importOriginal(signed)
      try await room.work(on: try await room.reissue("01/GM-UBND").batch)
      #expect(try await room.verify(signed).verdict == .superseded)
      await #expect(throws: DocumentError.self) { try await room.importOriginal(signed, for: "02/GM-UBND") }
    }
  }

  @Test("A file without a signature that holds and covers it is refused, and nothing is stored")
  func refused() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("yamada-takio"))
      let (document, bytes) = try await room.onlyFile()
      let signed = try await Self.signed(document, in: room)
      var changed = signed
      let place = try #require(Data(signed).range(of: Data("<dc:identifier>".utf8)))
      changed[place.lowerBound - 20] ^= 1
      for (file, reason) in [
        (bytes, "no signature"), (changed, "the file was changed"), (signed + [0x0A], "added to the file"),
        (Array("no PDF".utf8), "no sound PDF"),
      ] {
        do {
          _ = try await room.importOriginal(file, for: "01/GM-UBND")
          Issue.record("taken: \(reason)")
        } catch let error as DocumentError {
          #expect(error.description.contains(reason), "\(error)")
        }
      }
      #expect(try await room.documents().one().state == .final)
      #expect(try await room.documents().one().original == nil)
    }
  }

  @Test("Trao's own file, a paper of another number, and a paper that was revoked are refused")
  func wrongDocument() async throws {
    try await PaperRoom.lend(sealed: true) { room in
      _ = try await room.make(.invitation, .delegation("JP-EMB"))
      _ = try await room.make(.invitation, .attendee("jetro"))
      let documents = try await room.documents()
      try #require(documents.count >= 2)
      let files = try await room.files()
      let first = documents[0]
      await #expect(throws: DocumentError.self) {
        try await room.importOriginal(try #require(files[first.publicID]))
      }
      let signed = try await Self.signed(first, in: room)
      await #expect(throws: DocumentError.self) {
        try await room.importOriginal(signed, for: documents[1].publicID)
      }
      _ = try await room.revoke(first.publicID)
      await #expect(throws: DocumentError.self) { try await room.importOriginal(signed) }
      #expect(try await room.documents().allSatisfy { $0.original == nil })
    }
  }

  /// The document as another office's program would write and sign it.
  static func signed(_ document: DocumentSummary, in room: PaperRoom) async throws -> [UInt8] {
    let seal = try RoomKey.seal("Văn phòng UBND (mẫu)")
    let snapshot = try await room.snapshot(of: document)
    let form = try room.press.form(for: document.kind, document.language)
    let open = try form.compiled.open(
      snapshot.merging(["seal.time": Sealing.anyTime(on: document.dated)]) { $1 },
      about: Paper.information(
        kind: document.kind, symbol: document.number, publicID: document.publicID,
        language: document.language,
        dated: document.dated, snapshot: snapshot),
      seal: SealSpace(
        reservedBytes: seal.reservedBytes, signedAt: "2023-10-26T10:00:00+07:00", alternative: "Chữ ký số"))
    return form.compiled.plate.bytes + (try open.sealed(with: seal.cms(over: open.digest))).bytes
  }
}
