internal import Digests
public import Foundation
internal import JobQueue
public import PostgreSQL
public import Reports

/// Reports that the daemon makes at a time, kept with their bytes.
public enum ReportRuns {
  /// Asks for a report. Who asks twice for the same has one report.
  ///
  /// - Parameters:
  ///   - question: What is asked.
  ///   - format: How it is written.
  ///   - conference: The conference's identifier in the database.
  ///   - time: When it is made; nil for now.
  ///   - key: Names the request; nil makes one of what is asked and when.
  ///   - actor: Who asks.
  ///   - database: The caller's transaction.
  /// - Returns: The request, and whether it is new.
  /// - Throws: ``ReportRunError`` `.otherUnderKey`; `JobQueueError`, `DatabaseError`.
  public static func ask(
    _ question: ReportQuestion, as format: ReportFormat, of conference: Int, at time: Date?, key: String?,
    by actor: String, in database: Database
  ) throws -> (run: ReportRun, isNew: Bool) {
    let parameters = try encoded(question)
    // One at a time looks whether it is there already.
    try database.query(Statements.lockPapers, conference)
    let base = key ?? derived(question, parameters, format, at: time)
    var name = base
    var turn = 1
    while let known = try find(key: name, of: conference, in: database) {
      guard known.format == format, try known.question.map(encoded) == parameters,
        time.map({ abs($0.timeIntervalSince(known.dueAt)) < 0.001 }) ?? true
      else { throw ReportRunError.otherUnderKey(name, recordedAt: known.createdAt) }
      guard known.state == .cancelled, key == nil else { return (known, false) }
      turn += 1
      name = "\(base)/\(turn)"
    }
    let id: Int = try database.query(Statements.nextReportRun).one().get("id")
    var job = NewJob(
      kind: DocumentJobs.report, arguments: #"{"conference":\#(conference),"run":\#(id)}"#)
    job.runAt = time
    let batch = try Batches.create(
      key: "reports/\(conference)/\(name)", kind: "documents.report",
      title: "report \(question.name.rawValue) as \(format.rawValue)", first: job, by: actor, in: database)
    try database.query(
      Statements.insertReportRun, conference, id, question.name.rawValue, parameters, format.rawValue, time,
      name,
      batch.id)
    return (try show(id, of: conference, in: database), true)
  }

  /// All that were asked for, the newest first.
  public static func list(of conference: Int, in database: Database) throws -> [ReportRun] {
    try database.query(Statements.reportRuns, conference, Int?.none, String?.none).map { try ReportRun($0) }
  }

  /// One of them.
  ///
  /// - Throws: ``ReportRunError`` `.noSuchRun`.
  public static func show(_ id: Int, of conference: Int, in database: Database) throws -> ReportRun {
    let rows = try database.query(Statements.reportRuns, conference, id, String?.none)
    guard let row = rows.first else { throw ReportRunError.noSuchRun(id) }
    return try ReportRun(row)
  }

  /// The file of one of them, checked against its SHA-256.
  ///
  /// - Throws: ``ReportRunError`` `.noSuchRun`, `.notMade`; ``DocumentError`` `.changedBytes`.
  public static func bytes(_ id: Int, of conference: Int, in database: Database) throws -> [UInt8] {
    let run = try show(id, of: conference, in: database)
    guard let row = try database.query(Statements.reportBytes, conference, id).first else {
      throw ReportRunError.notMade(id, dueAt: run.dueAt)
    }
    let bytes = try row.get("bytes", as: Bytes.self).array
    let expected: String = try row.get("sha256")
    var hash = SHA256()
    hash.update(bytes)
    let found = hash.finalize().hex
    guard found == expected else {
      throw DocumentError.changedBytes(document: "report \(id)", expected: expected, found: found)
    }
    return bytes
  }

  private static func find(key: String, of conference: Int, in database: Database) throws -> ReportRun? {
    try database.query(Statements.reportRuns, conference, Int?.none, key).first.map { try ReportRun($0) }
  }

  /// What is asked, and when. For now it is each time another one: nobody asked for the same moment before.
  private static func derived(
    _ question: ReportQuestion, _ parameters: String, _ format: ReportFormat, at time: Date?
  ) -> String {
    var hash = SHA256()
    hash.update(parameters.utf8)
    let moment =
      time.map { "at \(Int(($0.timeIntervalSince1970 * 1e6).rounded()))" } ?? "now \(UUID().uuidString)"
    return "\(question.name.rawValue)/\(format.rawValue)/\(hash.finalize().hex.prefix(16))/\(moment)"
  }

  /// The same question is the same text.
  static func encoded(_ question: ReportQuestion) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(question), as: UTF8.self)
  }
}

extension ReportRun {
  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    name = try row.get("name")
    parameters = try row.get("parameters")
    question = try? JSONDecoder().decode(ReportQuestion.self, from: Data(parameters.utf8))
    guard let format = ReportFormat(rawValue: try row.get("format")) else {
      throw ReportError.unreadable("the format of report \(id)")
    }
    self.format = format
    dueAt = try row.get("due_at")
    key = try row.get("key")
    batch = try row.get("batch_id")
    createdAt = try row.get("created_at")
    createdBy = try row.get("created_by")
    guard let state = State(rawValue: try row.get("state")) else {
      throw ReportError.unreadable("the state of report \(id)")
    }
    self.state = state
    if let asOf: Date = try row.optional("as_of") {
      made = Made(
        asOf: asOf, byteCount: try row.get("byte_count"), sha256: try row.get("sha256"),
        isNo: try row.get("is_no"))
    } else {
      made = nil
    }
  }
}
