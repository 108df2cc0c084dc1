import Conferences
import Digests
import Foundation
import JobQueue
import PDF
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Exporting papers")
struct ExportTests {
  private struct Entry: Decodable {
    let file: String
    let kind: String
    let language: String
    let number: String
    let subject: String
    let sha256: String
  }
  private struct Listed: Decodable {
    let conference: String
    let documents: [Entry]
  }

  @Test("An export holds every paper, a manifest with its hashes, and no names of people")
  func manifest() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation)
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let path = folder.url.appending(path: "out/papers").path
      let export = DocumentExport(conference: room.conference.id)
      let result = try await export.run(to: path, from: room.pool)
      let manifest = try Data(contentsOf: URL(filePath: result.manifest))
      let listed = try JSONDecoder().decode(Listed.self, from: manifest)
      #expect(listed.conference == "qn-jp-2023")
      #expect(listed.documents.map(\.number) == PaperRoom.numbers(1...room.guestCount))
      #expect(listed.documents.map(\.file).first == "GM-UBND-2023-0001-vi.pdf")
      #expect(listed.documents.map(\.subject).first == "jetro")
      for entry in listed.documents {
        let bytes = try Data(contentsOf: URL(filePath: "\(path)/\(entry.file)"))
        #expect(SHA256.hash(bytes).hex == entry.sha256)
        #expect(bytes.starts(with: Data("%PDF-".utf8)))
      }
      #expect(!String(decoding: manifest, as: UTF8.self).contains("滝雄"))
      let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      #expect(names == listed.documents.map(\.file).sorted() + ["manifest.json"])
      // Again, over the same folder: the same bytes.
      _ = try await export.run(to: path, from: room.pool)
      #expect(try Data(contentsOf: URL(filePath: result.manifest)) == manifest)
    }
  }

  @Test("A filtered export into a folder with other papers is refused, and one of an unknown batch too")
  func filtered() async throws {
    try await PaperRoom.lend { room in
      let one = try await room.make(.invitation, .attendee("jetro"))
      _ = try await room.make(.invitation)
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let path = folder.url.appending(path: "papers").path
      let id = room.conference.id
      await #expect(throws: DocumentError.noSuch(noun: "batch", code: "4711", nearest: nil)) {
        try await DocumentExport(conference: id, batch: 4_711).run(to: path, from: room.pool)
      }
      #expect(!FileManager.default.fileExists(atPath: path))
      let part = DocumentExport(conference: id, batch: one.rawValue)
      #expect(try await part.run(to: path, from: room.pool).files.count == 1)
      let whole = try await DocumentExport(conference: id).run(to: path, from: room.pool)
      let manifest = try Data(contentsOf: URL(filePath: whole.manifest))
      do {
        _ = try await part.run(to: path, from: room.pool)
        Issue.record("the manifest of all papers was replaced")
      } catch DocumentError.cannotWrite(_, let reason, _) {
        #expect(reason.contains("\(room.guestCount - 1) papers"))
      }
      #expect(try Data(contentsOf: URL(filePath: whole.manifest)) == manifest)
    }
  }

  @Test("An export that fails leaves no manifest, neither its own nor an older one")
  func noStaleManifest() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("jetro"))
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let export = DocumentExport(conference: room.conference.id)
      let result = try await export.run(to: folder.url.path, from: room.pool)
      try await room.change { database in
        try database.script("alter table trao.document_file disable trigger append_only")
        try database.query("update trao.document_file set sha256 = sha256(sha256)")
      }
      await #expect(throws: DocumentError.self) {
        try await export.run(to: folder.url.path, from: room.pool)
      }
      #expect(!FileManager.default.fileExists(atPath: result.manifest))
      // A file of that name that no export wrote stays.
      try Data("{}".utf8).write(to: URL(filePath: result.manifest))
      await #expect(throws: DocumentError.self) {
        try await export.run(to: folder.url.path, from: room.pool)
      }
      #expect(FileManager.default.fileExists(atPath: result.manifest))
    }
  }

  @Test("A byte that was changed in the store is found, and the file is not written")
  func changedByte() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation, .attendee("jetro"))
      try await room.change { database in
        try database.script("alter table trao.document_file disable trigger append_only")
        try database.query(
          "update trao.document_file set strike = set_byte(strike, 100, (get_byte(strike, 100) + 1) % 256)")
      }
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      do {
        _ = try await DocumentExport(conference: room.conference.id).run(to: folder.url.path, from: room.pool)
        Issue.record("the changed byte was not found")
      } catch DocumentError.changedBytes(let document, _, _) {
        #expect(document == "01/GM-UBND")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }
  }

  @Test("Making the same paper again gives the same bytes")
  func sameBytes() async throws {
    try await PaperRoom.lend { room in
      _ = try await room.make(.invitation)
      let stored = try await room.documents()
      // A fresh press, as another machine would have.
      let press = try Press(settings: DocumentSettings())
      for document in stored {
        let form = try press.form(for: document.kind, document.language)
        let snapshot = try await room.pool.run { [conference = room.conference] in
          try DocumentLibrary.snapshot(of: document.id, conference: conference.id, in: $0)
        }
        let strike = try form.compiled.strike(
          snapshot,
          about: Paper.information(
            kind: document.kind, symbol: document.number, publicID: document.publicID,
            language: document.language,
            dated: document.dated, snapshot: snapshot))
        #expect(strike.fileHash == document.file?.sha256)
      }
    }
  }

  @Test("A file that cannot be written leaves nothing of it behind")
  func cannotWrite() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.appending(path: "papers/one.pdf").path
    #expect(throws: DocumentError.self) { try AtomicFile.write([[1, 2, 3]], to: path) }
    let taken = folder.url.appending(path: "taken.pdf").path
    try FileManager.default.createDirectory(atPath: taken, withIntermediateDirectories: true)
    #expect(throws: DocumentError.self) { try AtomicFile.write([[1, 2, 3]], to: taken) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["taken.pdf"])
  }

  @Test("An address that a code on paper cannot show is refused")
  func addresses() throws {
    let settings = try DocumentSettings(verificationAddress: "https://x.example/v")
    #expect(settings.address(of: "ABC") == "HTTPS://X.EXAMPLE/V/ABC")
    #expect(throws: DocumentError.badAddress("https://x.example/v?id=", "?")) {
      try DocumentSettings(verificationAddress: "https://x.example/v?id=")
    }
  }
}
