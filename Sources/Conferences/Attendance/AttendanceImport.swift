public import Foundation
public import PostgreSQL
import Spreadsheets

/// Brings an attendance file in: every event, or nothing where anything is wrong.
public enum AttendanceImport {
  /// What an import did, in events.
  public struct Report: Hashable, Sendable {
    public var created: Int
    /// Events recorded before under the same key with the same contents.
    public var known: Int

    public init(created: Int, known: Int) {
      (self.created, self.known) = (created, known)
    }
  }

  /// Imports a file. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``InputFaults`` with every fault; ``ConferenceError`` where there is no such file;
  ///   `DatabaseError`.
  @discardableResult
  public static func run(file: URL, into conference: Conference, in database: Database) throws -> Report {
    try run(ImportFile(file), conference, database)
  }

  /// Imports a file that is in memory; `name` is what faults call it.
  ///
  /// - Throws: As for a file.
  @discardableResult
  public static func run(
    bytes: [UInt8], name: String, into conference: Conference, in database: Database
  ) throws -> Report {
    try run(ImportFile(name: name, bytes: bytes), conference, database)
  }

  private static func run(
    _ file: ImportFile, _ conference: Conference, _ database: Database
  ) throws -> Report {
    func codes(_ statement: Statement) throws -> Set<String> {
      Set(try database.query(statement, conference.id).map { try $0.get(0, as: String.self) })
    }
    let rules = AttendanceFile.Rules(
      attendees: try codes(Statements.externalIDs), sessions: try codes(Statements.sessionCodes),
      cancelledSessions: try codes(Statements.cancelledSessionCodes),
      latest: try DatabaseClock.latestPast(in: database))
    let (records, faults) = AttendanceFile.read(try file.table(), name: file.name, rules)
    guard faults.isEmpty else { throw InputFaults(faults) }
    let id = try ImportLog.begin(conference, in: database)
    let report = try apply(records, name: file.name, conference: conference.id, in: database)
    try database.query(Statements.endImport)
    _ = try ImportLog.record(
      id, .attendance, file, ImportReport(created: report.created, changed: 0, unchanged: report.known),
      of: conference, in: database)
    return report
  }

  /// New events from which on the server's statistics are brought up to date at once.
  private static let many = 1000

  /// Records events that were read without a fault.
  static func apply(
    _ records: [AttendanceRecord], name: String, conference: Int, in database: Database
  ) throws -> Report {
    func fault(_ place: Int, _ column: String, _ message: String) -> InputFault {
      InputFault(file: name, line: records[place - 1].row, column: column, message: message)
    }
    let (ids, sessions) = (records.map(\.externalID), records.map(\.session))
    let (times, directions) = (records.map(\.at), records.map(\.direction.rawValue))
    let (keys, devices) = (records.map(\.key), records.map(\.device))
    let (annulled, reasons) = (records.map(\.annuls), records.map(\.reason))
    var created = try database.query(
      Statements.addAttendanceEvents, conference, ids, sessions, times, directions, keys, devices
    ).affectedCount
    let annulments = records.filter { $0.direction == .annulment }
    if !annulments.isEmpty {
      let impossible = try database.query(
        Statements.annulmentFaults, conference, ids, sessions, keys, annulled
      ).map { row in
        fault(try row.get("place"), "annuls", refusals[try row.get("reason")] ?? "this cannot be annulled")
      }
      guard impossible.isEmpty else { throw InputFaults(impossible) }
      created += try database.query(
        Statements.addAnnulments, conference, annulments.map(\.at), annulments.map(\.key),
        annulments.map(\.device), annulments.map(\.annuls), annulments.map(\.reason)
      ).affectedCount
    }
    // Looked at afterwards, so that a rival's event of the same key is seen too.
    let conflicts = try database.query(
      Statements.attendanceConflicts, conference, ids, sessions, times, directions, keys, devices, annulled,
      reasons
    ).map { row in
      fault(
        try row.get(0), "key",
        "this key was recorded before with other contents; give each event its own")
    }
    guard conflicts.isEmpty else { throw InputFaults(conflicts) }
    if created >= many { try database.query(Statements.analyseAttendance) }
    return Report(created: created, known: records.count - created)
  }

  /// Why an annulment of a file cannot be.
  private static let refusals = [
    "unknown": "no event has this key; give the key of what is taken back",
    "annulment": "this is an annulment's own key, and an annulment cannot be annulled",
    "other": "the event of this key is of another guest or session",
    "twice": "the event of this key was annulled before",
  ]
}
