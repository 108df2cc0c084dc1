import Conferences
import Foundation
import JobQueue
import Logging
import PostgreSQL
import TestSupport

@testable import Documents

/// The sample conference in a database of its own, with workers that make its papers.
struct PaperRoom: Sendable {
  let database: TestDatabase
  let pool: Pool
  let conference: Conference
  let press: Press
  /// What papers are sealed with in this room, if they are.
  let key: RoomKey?
  /// How many guests of the sample are to be invited.
  let guestCount: Int

  static let actor = "secretary"
  private static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  static var sample: URL { repositoryRoot.appending(path: "config/samples/qn-jp-2023") }

  /// Numbers of invitations as they are printed.
  static func numbers(_ range: ClosedRange<Int>) -> [String] {
    range.map { "\($0 < 10 ? "0" : "")\($0)/GM-UBND" }
  }

  /// Lends a room to `body` and clears it away afterwards.
  static func lend(
    settings: DocumentSettings? = nil, sealed: Bool = false, _ body: (PaperRoom) async throws -> Void
  ) async throws {
    let settings = try settings ?? DocumentSettings()
    try await TestDatabase.withDatabase { database in
      let pool = database.pool(size: 4)
      let folder = try ConferenceFolder.read(sample)
      let conference = try await pool.change(as: try Actor(actor)) { database in
        _ = try folder.load(in: database)
        return try ConferenceStore.resolve(folder.code, in: database)
      }
      let key = sealed ? try await RoomKey.make(in: pool) : nil
      let press = try Press(settings: settings, seal: key?.seal, keyID: key?.id)
      let guestCount = try await pool.run {
        try DocumentSchedule.due(DocumentRequest(.invitation, conference: conference.id), in: $0)
      }
      try await body(
        PaperRoom(
          database: database, pool: pool, conference: conference, press: press, key: key,
          guestCount: guestCount))
      await pool.close()
    }
  }

  @discardableResult
  func change<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
    try await pool.change(as: try Actor(Self.actor), body)
  }

  func schedule(
    _ kind: DocumentKind, _ selection: DocumentRequest.Selection = .everyone, at: Date? = nil,
    dated: String? = "2023-10-25"
  ) async throws -> DocumentSchedule.Scheduled {
    let request = DocumentRequest(
      kind, conference: conference.id, selection: selection, at: at,
      dated: dated.flatMap(CalendarDate.init(iso:)))
    return try await change { try DocumentSchedule.schedule(request, by: Self.actor, in: $0) }
  }

  /// Lets workers do what can be done, until the batches are settled.
  func work(
    on batches: BatchID..., workers count: Int = 1, handlers: [any JobHandler]? = nil
  ) async throws {
    var workers: [Worker] = []
    for _ in 0..<count {
      let worker = worker(handlers ?? DocumentJobs.handlers(press: press))
      await worker.start()
      workers.append(worker)
    }
    for batch in batches { try await eventually { try await progress(of: batch).isSettled } }
    for worker in workers { await worker.drain() }
  }

  /// Lets a worker number the batch's papers; the jobs that make files stay ready.
  func prepareOnly(_ batch: BatchID) async throws {
    let worker = worker(
      DocumentJobs.handlers(press: press).filter { DocumentJobs.preparing.contains($0.kind) })
    await worker.start()
    try await eventually { try await progress(of: batch).done == 1 }
    await worker.drain()
  }

  /// Adds invented guests.
  func importGuests(_ count: Int, seed: UInt64 = 5) async throws {
    let list = GuestListGenerator(seed: seed, count: count).csv()
    try await change { [conference] database in
      _ = try AttendeeImport.run(
        bytes: Array(list.utf8), name: "guests.csv", into: conference, provenance: .sample, in: database)
    }
  }

  /// How far along a guest is.
  func state(of guest: String) async throws -> String? {
    try await pool.run {
      try $0.query(SQL("select state from trao.participation where external_id = \(guest)")).first?.get(0)
    }
  }

  func worker(_ handlers: [any JobHandler]) -> Worker {
    var configuration = WorkerConfiguration(database: database.configuration, build: "test")
    configuration.lanes = 2
    return Worker(configuration, handlers: handlers, logger: Self.silence)
  }

  func progress(of batch: BatchID) async throws -> Batch.Progress {
    try await pool.run { try Batches.show(batch, in: $0).progress }
  }

  func make(_ kind: DocumentKind, _ selection: DocumentRequest.Selection = .everyone) async throws -> BatchID
  {
    let scheduled = try await schedule(kind, selection)
    try await work(on: scheduled.batch)
    return scheduled.batch
  }

  /// Why jobs of a batch are dead.
  func faults(of batch: BatchID) async throws -> [String] {
    try await pool.run { try JobQueue.list(state: .dead, batch: batch, in: $0).compactMap(\.error) }
  }

  func documents(
    _ kind: DocumentKind? = nil, state: DocumentState? = nil
  ) async throws -> [DocumentSummary] {
    try await pool.run { [conference] in
      try DocumentLibrary.list(conference: conference.id, kind: kind, state: state, limit: 10_000, in: $0)
    }
  }

  func refusals() async throws -> [DocumentRefusal] {
    try await pool.run { [conference] in try DocumentLibrary.refusals(conference: conference.id, in: $0) }
  }

  /// Exports everything into a folder of its own and gives the words of each file, by file name.
  func words() async throws -> [String: String] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let result = try await DocumentExport(conference: conference.id).run(to: folder.url.path, from: pool)
    return try Dictionary(
      uniqueKeysWithValues: result.files.map { (URL(filePath: $0).lastPathComponent, try Self.words(in: $0)) }
    )
  }

  /// What `pdftotext` reads in a file, in its own order, with every white space as one blank but the ideographic one.
  static func words(in path: String) throws -> String {
    let answer = try OtherProgram.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"])
    return String(decoding: answer.bytes, as: UTF8.self).split { " \n\r\u{c}\t".contains($0) }.joined(
      separator: " ")
  }
}
