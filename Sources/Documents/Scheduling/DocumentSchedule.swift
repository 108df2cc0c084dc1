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
  /// A request with a time is known by kind, conference, selection, date and time. A request for now is the
  /// batch that is still at work on it, or the last one when nothing is left to do, else a new one.
  ///
  /// - Throws: ``DocumentError`` `.noSuch`, `.noSuchConference`; `DatabaseError`, `JobQueueError`.
  public static func schedule(
    _ request: DocumentRequest, by actor: String, in database: Database
  ) throws -> Scheduled {
    let (arguments, code) = try resolve(request, in: database)
    var job = try arguments.job()
    job.runAt = request.at
    let title = "\(Self.title(of: request)) of \(code), dated \(arguments.dated.iso)"
    let key: String
    if let time = request.at {
      // Microseconds are what the database keeps.
      key = "\(arguments.key)/at \(Int((time.timeIntervalSince1970 * 1e6).rounded()))"
    } else {
      // One at a time looks for the batch to join.
      try database.query(Statements.lockPapers, arguments.conference)
      let (current, isCurrent) = try keyForNow(arguments, in: database)
      if let isCurrent { return Scheduled(batch: isCurrent, isNew: false, dated: arguments.dated) }
      key = current
    }
    let made = try Batches.create(
      key: key, kind: "documents.\(request.kind.rawValue)", title: title, first: job, by: actor, in: database)
    return Scheduled(batch: made.id, isNew: made.isNew, dated: arguments.dated)
  }

  /// How many papers the request would make if it ran now: for rehearsals.
  ///
  /// - Throws: as ``schedule(_:by:in:)``.
  public static func due(_ request: DocumentRequest, in database: Database) throws -> Int {
    try resolve(request, in: database).arguments.due(batch: nil, limit: Int(Int32.max), in: database).count
  }

  /// The batch to join, or the key for a new one.
  private static func keyForNow(
    _ arguments: PrepareArguments, in database: Database
  ) throws -> (key: String, batch: BatchID?) {
    var last: BatchID?
    var number = 1
    while let batch = try Batches.find(key: "\(arguments.key)/now \(number)", in: database) {
      if !batch.progress.isSettled { return (batch.key, batch.id) }
      last = batch.id
      number += 1
    }
    if let last, try arguments.due(batch: nil, limit: 1, in: database).isEmpty { return ("", last) }
    return ("\(arguments.key)/now \(number)", nil)
  }

  private static func resolve(
    _ request: DocumentRequest, in database: Database
  ) throws -> (arguments: PrepareArguments, code: String) {
    let rows = try database.query(Statements.conferenceDay, request.conference, request.at)
    guard let row = rows.first else { throw DocumentError.noSuchConference }
    let (code, day) = try row.decode(String.self, CalendarDate.self)
    var arguments = PrepareArguments(
      kind: request.kind, conference: request.conference, dated: request.dated ?? day)
    func find(_ code: String, _ noun: String, _ codes: Statement) throws -> Int {
      try Selections.find(code, noun, codes, conference: request.conference, in: database)
    }
    switch (request.selection, request.kind) {
    case (.everyone, _): break
    case (.delegation(let code), .invitation):
      arguments.delegation = try find(code, "delegation", Statements.delegationCodes)
    case (.attendee(let code), .invitation):
      arguments.attendee = try find(code, "attendee", Statements.attendeeCodes)
    case (.session(let code), .attendance):
      arguments.session = try find(code, "session", Statements.sessionCodes)
    case (.ceremony(let code), .presentation):
      arguments.ceremony = try find(code, "ceremony", Statements.ceremonyCodes)
    default: throw DocumentError.wrongSelection(kind: request.kind.rawValue)
    }
    return (arguments, code)
  }

  private static func title(of request: DocumentRequest) -> String {
    let papers =
      switch request.kind {
      case .invitation: "invitations"
      case .presentation: "presentation copies"
      case .attendance: "certificates of attendance"
      }
    return switch request.selection {
    case .everyone: papers
    case .delegation(let code): "\(papers) for delegation \(code)"
    case .attendee(let code): "\(papers) for attendee \(code)"
    case .session(let code): "\(papers) for session \(code)"
    case .ceremony(let code): "\(papers) for ceremony \(code)"
    }
  }
}
