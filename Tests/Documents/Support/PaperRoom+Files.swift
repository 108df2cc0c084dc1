import Conferences
import Foundation
import JobQueue
import PDF
import PostgreSQL
import TestSupport

@testable import Documents

extension PaperRoom {
  /// The released files by public identifier, as an export writes them.
  func files() async throws -> [String: [UInt8]] {
    struct Listed: Decodable {
      struct Entry: Decodable {
        let id: String
        let file: String
      }
      let documents: [Entry]
    }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let result = try await DocumentExport(conference: conference.id).run(to: folder.url.path, from: pool)
    let listed = try JSONDecoder().decode(
      Listed.self, from: Data(contentsOf: URL(filePath: result.manifest)))
    return try Dictionary(
      uniqueKeysWithValues: listed.documents.map {
        ($0.id, Array(try Data(contentsOf: folder.url.appending(path: $0.file))))
      })
  }

  /// The one released paper and its file.
  func onlyFile() async throws -> (document: DocumentSummary, bytes: [UInt8]) {
    let document = try await documents().filter(\.state.isReleased).one()
    guard let bytes = try await files()[document.publicID] else { throw Missing() }
    return (document, bytes)
  }

  struct Missing: Error {}

  func verify(_ file: [UInt8]) async throws -> Verification {
    try await pool.read { try Verification.of(file: file, in: $0) }
  }

  func verify(code: String) async throws -> Verification {
    try await pool.read { try Verification.of(code: code, in: $0) }
  }

  func document(_ name: String) async throws -> DocumentSummary {
    try await pool.read { [id = conference.id] in try DocumentLibrary.one(name, conference: id, in: $0) }
  }

  func snapshot(of document: DocumentSummary) async throws -> Snapshot {
    try await pool.read { [id = conference.id] in
      try DocumentLibrary.snapshot(of: document.id, conference: id, in: $0)
    }
  }

  func revoke(_ name: String, reason: String = "sai thông tin") async throws -> (
    document: DocumentSummary, isNew: Bool
  ) {
    try await change { [id = conference.id] in
      try Revocations.revoke(name, reason: reason, conference: id, in: $0)
    }
  }

  func reissue(_ name: String, reason: String? = nil) async throws -> Reissues.Reissue {
    try await change { [id = conference.id] in
      try Reissues.reissue(
        name, dated: CalendarDate(year: 2023, month: 10, day: 26), reason: reason, conference: id,
        by: Self.actor, in: $0)
    }
  }

  func rendition(of name: String, press: Press? = nil) async throws -> Rendition {
    try await pool.read { [id = conference.id, press = press ?? self.press] in
      try Rendition(name, conference: id, press: press, in: $0)
    }
  }

  func importOriginal(_ file: [UInt8], for name: String? = nil) async throws -> OriginalImport.Imported {
    try await change { [id = conference.id] in
      try OriginalImport.run(file, for: name, conference: id, in: $0)
    }
  }

  /// What a handler makes of the jobs of a batch that make files, in that order, so many at a time; nothing is stored.
  func strikes(
    of batch: BatchID, press: Press, order: ([Job]) -> [Job] = { $0 }, atATime count: Int = 200
  ) async throws -> [String: [UInt8]] {
    let jobs = try await pool.run { database in
      try JobQueue.list(batch: batch, kinds: [DocumentJobs.render], limit: 10_000, in: database).map(\.job)
    }
    let handler = RenderHandler(press: press)
    let ordered = order(jobs)
    var strikes: [String: [UInt8]] = [:]
    for start in stride(from: 0, to: ordered.count, by: count) {
      let part = Array(ordered[start..<min(start + count, ordered.count)])
      let inputs = try await pool.run { try handler.load(part, in: $0) }
      for job in part {
        guard let input = inputs[job.id] else { continue }
        let output = try handler.work(job, input, cancellation: CancellationFlag())
        if case .file(let paper, let form, let strike, _) = output {
          strikes[paper.publicID] = form.compiled.plate.bytes + strike.bytes
        }
      }
    }
    return strikes
  }
}

extension Array {
  func one() throws -> Element {
    guard count == 1, let first else { throw PaperRoom.Missing() }
    return first
  }
}
