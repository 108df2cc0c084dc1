internal import Foundation
public import JobQueue
public import PostgreSQL

/// Asks for papers. Asking twice for the same is one batch.
public enum DocumentSchedule {
  /// What became of a request.
  public struct Scheduled: Sendable {
    public let batch: BatchID
    /// False where the same was asked for before.
    public let isNew: Bool
    /// The papers' own date.
    public let dated: CalendarDate
  }

  /// Schedules one batch with one job, which at its time numbers the papers that are due then.
  ///
  /// A request with a time is known by kind, conference, selection, date and time, all as asked for: moving the
  /// batch changes nothing of that. A request for now is the batch that has yet to prepare these papers, or the
  /// last one when nothing is left to do, else a new one. Cancelled batches count for nothing.
  ///
  /// - Throws: ``DocumentError`` `.noSuch`, `.noSuchConference`; `DatabaseError`, `JobQueueError`.
  public static func schedule(
    _ request: DocumentRequest, by actor: String, in database: Database
  ) throws -> Scheduled {
    let (arguments, code) = try resolve(request, in: database)
    let key: String
    if let time = request.at {
      // Microseconds are what the database keeps.
      key = "\(arguments.key)/at \(Int((time.timeIntervalSince1970 * 1e6).rounded()))"
    } else {
      // One at a time looks for the batch to join.
      try database.query(Statements.lockPapers, arguments.conference)
      switch try forNow(arguments, in: database) {
      case .join(let batch): return try scheduled(batch, isNew: false, arguments, in: database)
      case .begin(let new): key = new
      }
    }
    var job = try arguments.job()
    job.runAt = request.at
    let day = arguments.dated.map { ", dated \($0.iso)" } ?? ""
    let made = try Batches.create(
      key: key, kind: "documents.\(request.kind.rawValue)", title: "\(title(of: request)) of \(code)\(day)",
      first: job, by: actor, in: database)
    return try scheduled(made.id, isNew: made.isNew, arguments, in: database)
  }

  /// The answer, with the date that the batch's papers have, or would have by what is known now.
  private static func scheduled(
    _ batch: BatchID, isNew: Bool, _ arguments: PrepareArguments, in database: Database
  ) throws -> Scheduled {
    let taken = try isNew ? nil : database.query(Statements.batchDate, batch.rawValue).first
    return Scheduled(
      batch: batch, isNew: isNew,
      dated: try taken?.get("dated") ?? arguments.date(in: batch, database))
  }

  /// How many papers the request would make if it ran now: for rehearsals.
  ///
  /// - Throws: as ``schedule(_:by:in:)``.
  public static func due(_ request: DocumentRequest, in database: Database) throws -> Int {
    try resolve(request, in: database).arguments.due(batch: nil, limit: Int(Int32.max), in: database).count
  }

  private enum ForNow {
    case join(BatchID)
    /// A batch with that key.
    case begin(key: String)
  }

  /// Batches for now are counted: `…/now 1`, `…/now 2`.
  private static func forNow(_ arguments: PrepareArguments, in database: Database) throws -> ForNow {
    var last: BatchID?
    var number = 1
    while let batch = try Batches.find(key: "\(arguments.key)/now \(number)", in: database) {
      number += 1
      guard batch.state != .cancelled else { continue }
      last = batch.id
      if try prepares(batch.id, in: database) { return .join(batch.id) }
    }
    if let last, try arguments.due(batch: nil, limit: 1, in: database).isEmpty { return .join(last) }
    return .begin(key: "\(arguments.key)/now \(number)")
  }

  /// Whether the batch may still number papers: one that only makes files takes no further subjects.
  private static func prepares(_ batch: BatchID, in database: Database) throws -> Bool {
    // All are asked for one after the other.
    let jobs = try JobQueue.list(batch: batch, kind: DocumentJobs.prepare, limit: 1, in: database)
    return jobs.contains { !$0.isCancelling && [.deferred, .ready, .running].contains($0.state) }
  }

  static func resolve(
    _ request: DocumentRequest, in database: Database
  ) throws -> (arguments: PrepareArguments, code: String) {
    let rows = try database.query(Statements.conferenceDay, request.conference, request.at)
    guard let row = rows.first else { throw DocumentError.noSuchConference }
    let code: String = try row.get("code")
    var arguments = PrepareArguments(
      kind: request.kind, conference: request.conference, dated: request.dated)
    arguments.hasTime = request.at != nil
    arguments.numbering = request.numbering
    func find(_ code: String, _ noun: String, _ codes: Statement) throws -> Int {
      try Selections.find(code, noun, codes, conference: request.conference, in: database)
    }
    switch (request.selection, request.kind) {
    case (.everyone, _): break
    case (.delegation(let code), .invitation), (.delegation(let code), .card),
      (.delegation(let code), .badge):
      arguments.delegation = try find(code, "delegation", Statements.delegationCodes)
    case (.attendee(let code), .invitation), (.attendee(let code), .card), (.attendee(let code), .badge):
      arguments.attendee = try find(code, "attendee", Statements.attendeeCodes)
    case (.session(let code), .attendance):
      arguments.session = try find(code, "session", Statements.sessionCodes)
    case (.ceremony(let code), .presentation), (.ceremony(let code), .datasheet):
      arguments.ceremony = try find(code, "ceremony", Statements.ceremonyCodes)
    default: throw DocumentError.wrongSelection(kind: request.kind.rawValue)
    }
    return (arguments, code)
  }

  private static func title(of request: DocumentRequest) -> String {
    let papers = request.kind.plural
    return switch request.selection {
    case .everyone: papers
    case .delegation(let code): "\(papers) for delegation \(code)"
    case .attendee(let code): "\(papers) for attendee \(code)"
    case .session(let code): "\(papers) for session \(code)"
    case .ceremony(let code): "\(papers) for ceremony \(code)"
    }
  }
}
