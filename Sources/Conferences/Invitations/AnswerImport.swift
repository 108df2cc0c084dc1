public import Foundation
public import PostgreSQL
import Spreadsheets

/// Brings a file of answers in: every answer, or nothing where anything is wrong.
public enum AnswerImport {
  /// What an import did, in answers.
  public struct Report: Hashable, Sendable {
    public var created: Int
    /// Answers recorded before under the same key with the same contents.
    public var known: Int

    public init(created: Int, known: Int) {
      (self.created, self.known) = (created, known)
    }
  }

  /// Imports a file. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``InputFaults`` with every fault; ``ConferenceError`` where there is no such file, or the database
  ///   refuses an answer; `DatabaseError`.
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
    let sessions = try SessionStore.list(of: conference, in: database)
    let rules = AnswerFile.Rules(
      attendees: try codes(Statements.externalIDs), sessions: Set(sessions.map(\.code)),
      latest: try DatabaseClock.latestPast(in: database))
    let name = file.name
    let (records, read) = AnswerFile.read(try file.table(), name: name, rules)
    let closings = AnswerFile.Closings(
      sessions.map { ($0.code, $0.state, $0.closedAt) }, zone: conference.timeZone)
    let cancelled = Set(sessions.filter { $0.state == .cancelled }.map(\.code))
    let late =
      closings.faults(of: records, name: name)
      + records.filter { cancelled.contains($0.session) }.map {
        InputFault(
          file: name, line: $0.row, column: "session",
          message: "the session \($0.session) is cancelled", remedy: "it takes no answers")
      }
    let faults = (read + late).sorted { $0.line < $1.line }
    guard faults.isEmpty else { throw InputFaults(faults) }
    return try BrokenRule.explained {
      let report = try apply(records, name: name, conference: conference.id, in: database)
      try database.checkRules()
      return report
    }
  }

  /// Records answers that were read without a fault.
  static func apply(
    _ records: [AnswerRecord], name: String, conference: Int, in database: Database
  ) throws -> Report {
    let (ids, sessions) = (records.map(\.externalID), records.map(\.session))
    let (words, substitutes) = (records.map(\.answer.rawValue), records.map(\.substitute))
    let (times, channels) = (records.map(\.at), records.map(\.channel.rawValue))
    let (notes, keys) = (records.map(\.note), records.map(\.key))
    let created = try database.query(
      Statements.addAnswers, conference, ids, sessions, words, substitutes, times, channels, notes, keys
    ).affectedCount
    // Looked at afterwards, so that a rival's answer of the same key is seen too.
    let conflicts = try database.query(
      Statements.answerConflicts, conference, ids, sessions, words, substitutes, times, channels, notes, keys
    ).map { row in
      InputFault(
        file: name, line: records[try row.get("place", as: Int.self) - 1].row, column: "key",
        message: "this key was recorded before with other contents", remedy: "give each answer its own")
    }
    guard conflicts.isEmpty else { throw InputFaults(conflicts) }
    return Report(created: created, known: records.count - created)
  }
}
