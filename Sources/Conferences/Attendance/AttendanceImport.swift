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
    try run(CSVReader(nextChunk: try FileChunks.of(file)), file.lastPathComponent, conference, database)
  }

  /// Imports a file that is in memory; `name` is what faults call it.
  ///
  /// - Throws: As for a file.
  @discardableResult
  public static func run(
    bytes: [UInt8], name: String, into conference: Conference, in database: Database
  ) throws -> Report {
    try run(CSVReader(bytes), name, conference, database)
  }

  private static func run(
    _ reader: CSVReader, _ name: String, _ conference: Conference, _ database: Database
  ) throws -> Report {
    func codes(_ statement: Statement) throws -> Set<String> {
      Set(try database.query(statement, conference.id).map { try $0.get(0, as: String.self) })
    }
    let rules = AttendanceFile.Rules(
      attendees: try codes(Statements.externalIDs), sessions: try codes(Statements.sessionCodes),
      cancelledSessions: try codes(Statements.cancelledSessionCodes),
      latest: try DatabaseClock.latestPast(in: database))
    let (records, faults) = AttendanceFile.read(reader, name: name, rules)
    guard faults.isEmpty else { throw InputFaults(faults) }
    return try apply(records, name: name, conference: conference.id, in: database)
  }

  /// Records events that were read without a fault.
  static func apply(
    _ records: [AttendanceRecord], name: String, conference: Int, in database: Database
  ) throws -> Report {
    let (ids, sessions) = (records.map(\.externalID), records.map(\.session))
    let (times, directions) = (records.map(\.at), records.map(\.direction.rawValue))
    let keys = records.map(\.key)
    let created = try database.query(
      Statements.addAttendanceEvents, conference, ids, sessions, times, directions, keys
    ).affectedCount
    // Looked at afterwards, so that a rival's event of the same key is seen too.
    let conflicts = try database.query(
      Statements.attendanceConflicts, conference, ids, sessions, times, directions, keys
    ).map { row in
      let record = records[try row.get(0, as: Int.self) - 1]
      return InputFault(
        file: name, line: record.row, column: "key",
        message: "this key was recorded before with other contents; give each event its own")
    }
    guard conflicts.isEmpty else { throw InputFaults(conflicts) }
    return Report(created: created, known: records.count - created)
  }
}
