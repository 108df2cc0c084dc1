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
  /// - Throws: ``DocumentError`` `.noSuch`, `.noSuchConference`, `.nothingDue`; `DatabaseError`, `JobQueueError`.
  public static func schedule(
    _ request: DocumentRequest, by actor: String, in database: Database
  ) throws -> Scheduled {
    let (arguments, code) = try resolve(request, in: database)
    try checkDue(request, arguments, in: database)
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

  /// The papers about many that count, of those that the request asks for; empty for other kinds.
  ///
  /// - Throws: as ``schedule(_:by:in:)``.
  public static func current(
    _ request: DocumentRequest, in database: Database
  ) throws -> [DocumentSummary] {
    guard request.kind.isAboutMany else { return [] }
    let arguments = try resolve(request, in: database).arguments
    return try arguments.due(batch: nil, limit: Int(Int32.max), in: database).compactMap { due in
      guard let whole = due.reference.whole else { return nil }
      return try CurrentWhole.find(
        request.kind, whole, due.language, conference: request.conference, in: database
      ).map { try DocumentLibrary.one($0.publicID, conference: request.conference, in: database) }
    }
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
    let arguments = try resolve(request, in: database).arguments
    try checkDue(request, arguments, in: database)
    let due = try arguments.due(batch: nil, limit: Int(Int32.max), in: database)
    guard arguments.kind.isAboutMany else { return due.count }
    return try arguments.changed(subjects(due, of: arguments, in: database), in: database).count
  }

  private enum ForNow {
    case join(BatchID)
    /// A batch with that key.
    case begin(key: String)
  }

  /// Batches for now are counted: `…/now 1`, `…/now 2`.
  private static func forNow(_ arguments: PrepareArguments, in database: Database) throws -> ForNow {
    if arguments.kind.isAboutMany, let batch = try unchanged(arguments, in: database) { return .join(batch) }
    var last: BatchID?
    var number = 1
    while let batch = try Batches.find(key: "\(arguments.key)/now \(number)", in: database) {
      number += 1
      guard batch.state != .cancelled else { continue }
      last = batch.id
      if try prepares(batch.id, in: database) { return .join(batch.id) }
    }
    if !arguments.kind.isAboutMany, let last, try arguments.due(batch: nil, limit: 1, in: database).isEmpty {
      return .join(last)
    }
    return .begin(key: "\(arguments.key)/now \(number)")
  }

  /// The batch that made the papers about many that are asked for, where they say what they would say now; nil where one
  /// is missing or has changed.
  private static func unchanged(_ arguments: PrepareArguments, in database: Database) throws -> BatchID? {
    let due = try arguments.due(batch: nil, limit: Int(Int32.max), in: database)
    var last: Int?
    for subject in try subjects(due, of: arguments, in: database) {
      guard let whole = subject.reference.whole,
        let current = try CurrentWhole.find(
          arguments.kind, whole, subject.language, conference: arguments.conference, in: database),
        try current.isSame(as: subject, dated: arguments.dated)
      else { return nil }
      last = max(last ?? 0, current.batch)
    }
    return last.map { BatchID(rawValue: $0) }
  }

  private static func subjects(
    _ due: [DueSubject], of arguments: PrepareArguments, in database: Database
  ) throws -> [Subject] {
    var store = SubjectStore(
      conference: arguments.conference, dated: try arguments.date(in: nil, database), in: database)
    return try store.subjects(arguments.kind, due)
  }

  /// Whether the batch may still number papers: one that only makes files takes no further subjects.
  private static func prepares(_ batch: BatchID, in database: Database) throws -> Bool {
    // All are asked for one after the other.
    let jobs = try JobQueue.list(batch: batch, kinds: DocumentJobs.preparing, limit: 1, in: database)
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
    try check(request.language, of: request.kind)
    arguments.language = request.language
    func find(_ code: String, _ noun: String, _ codes: Statement) throws -> Int {
      try Selections.find(code, noun, codes, conference: request.conference, in: database)
    }
    switch (request.selection, request.kind) {
    case (.everyone, _): break
    case (.delegation(let code), .invitation), (.delegation(let code), .card),
      (.delegation(let code), .replyForm), (.delegation(let code), .badge),
      (.delegation(let code), .guestList), (.delegation(let code), .placeCards):
      arguments.delegation = try find(code, "delegation", Statements.delegationCodes)
    case (.attendee(let code), .invitation), (.attendee(let code), .card),
      (.attendee(let code), .replyForm), (.attendee(let code), .badge):
      arguments.attendee = try find(code, "attendee", Statements.attendeeCodes)
    case (.session(let code), .attendance), (.session(let code), .seatingPlan),
      (.session(let code), .attendanceSheet), (.session(let code), .placeCards):
      arguments.session = try find(code, "session", Statements.sessionCodes)
    case (.ceremony(let code), .presentation), (.ceremony(let code), .datasheet),
      (.ceremony(let code), .folderList), (.ceremony(let code), .script):
      arguments.ceremony = try find(code, "ceremony", Statements.ceremonyCodes)
    default: throw DocumentError.wrongSelection(kind: request.kind.rawValue)
    }
    return (arguments, code)
  }

  /// - Throws: ``DocumentError`` `.wrongLanguage`.
  private static func check(_ language: PaperLanguage?, of kind: DocumentKind) throws(DocumentError) {
    guard let language, !kind.languages.contains(language) else { return }
    throw .wrongLanguage(
      kind: kind.rawValue, language: language.rawValue, known: kind.languages.map(\.rawValue))
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
