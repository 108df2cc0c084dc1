public import Foundation
public import PostgreSQL
import Spreadsheets

/// What an import did, in guests.
public struct ImportReport: Hashable, Sendable {
  public var created: Int
  public var changed: Int
  public var unchanged: Int

  public init(created: Int, changed: Int, unchanged: Int) {
    (self.created, self.changed, self.unchanged) = (created, changed, unchanged)
  }
}

/// Brings a guest list into a conference: everything, or nothing where anything is wrong.
///
/// Guests are recognised by `external_id`. An absent column leaves what is stored; an empty field removes it.
/// Importing the same file twice changes nothing the second time.
public enum AttendeeImport {
  /// Imports a file. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - file: A CSV in UTF-8 with the columns of ``AttendeeFile``.
  ///   - conference: Whose guests they are.
  ///   - provenance: Of guests that the file gives no provenance for.
  ///   - database: In a transaction with an actor.
  /// - Returns: How many guests are new, changed and as they were.
  /// - Throws: ``InputFaults`` with every fault; ``ConferenceError`` where there is no such file;
  ///   `DatabaseError`.
  @discardableResult
  public static func run(
    file: URL, into conference: Conference, provenance: Provenance = .operator, in database: Database
  ) throws -> ImportReport {
    let reader = CSVReader(nextChunk: try FileChunks.of(file))
    return try run(reader, name: file.lastPathComponent, conference, provenance, database)
  }

  /// Imports a file that is in memory; `name` is what faults call it.
  ///
  /// - Throws: As for a file.
  @discardableResult
  public static func run(
    bytes: [UInt8], name: String, into conference: Conference, provenance: Provenance = .operator,
    in database: Database
  ) throws -> ImportReport {
    try run(CSVReader(bytes), name: name, conference, provenance, database)
  }

  private static func run(
    _ reader: CSVReader, name: String, _ conference: Conference, _ provenance: Provenance,
    _ database: Database
  ) throws -> ImportReport {
    try database.query(Statements.lockFiles)
    let codes = try database.query(Statements.delegationCodes, conference.id).map {
      try $0.get(0, as: String.self)
    }
    let (table, faults) = AttendeeFile.read(
      reader, name: name, delegations: Set(codes), provenance: provenance)
    guard faults.isEmpty else { throw InputFaults(faults) }
    return try apply(table, name: name, conference: conference.id, in: database)
  }

  /// Stores guests that were read without a fault.
  static func apply(
    _ table: AttendeeTable, name: String, conference: Int, in database: Database
  ) throws -> ImportReport {
    try database.query(Statements.createAttendeeImport)
    try database.query(Statements.clearAttendeeImport)
    try database.copyIn(Statements.copyAttendees, rows: table.records.lazy.map(\.copyRow))
    try database.query(Statements.analyseAttendeeImport)
    try database.query(Statements.matchAttendees, conference)
    try refuseOrganisations(name, database)
    try database.query(Statements.completeAttendees, conference, Array(table.columns))
    try database.query(Statements.findAttendeeOrganisations)
    try database.query(Statements.addAttendeeOrganisations)
    try database.query(Statements.numberNewAttendees)
    for statement in [
      Statements.addPersons, Statements.updatePersons, Statements.putNativeNames, Statements.putOtherNames,
      Statements.removeOtherNames, Statements.putHonorifics, Statements.removeHonorifics,
      Statements.addTitleTexts, Statements.putTitles, Statements.removeTitles, Statements.updateAppointments,
      Statements.addAppointments, Statements.forgetAppointments,
    ] {
      try database.query(statement)
    }
    try database.query(Statements.addParticipations, conference)
    try database.query(Statements.updateParticipations, conference)
    try database.query(Statements.removeForgottenAppointments)
    let (created, changed, unchanged) = try database.query(Statements.countAttendees).one()
      .decode(Int.self, Int.self, Int.self)
    return ImportReport(created: created, changed: changed, unchanged: unchanged)
  }

  private static func refuseOrganisations(_ name: String, _ database: Database) throws {
    let faults = try database.query(Statements.attendeesThatAreOrganisations).map { row in
      InputFault(
        file: name, line: try row.get(0), column: "external_id",
        message: "this external id belongs to an organisation that is invited as such; use another")
    }
    guard faults.isEmpty else { throw InputFaults(faults) }
  }
}

extension AttendeeRecord {
  /// The row for `copyAttendees`.
  fileprivate var copyRow: CopyRow {
    CopyRow(
      row, externalID, delegation, nativeName, familyName, middleName, givenName, kana, romanisedName,
      honorifics.row, titles.row, organisation, country, language.rawValue, email, phone,
      roles.map(\.rawValue),
      rank, state?.rawValue, provenance.rawValue)
  }
}
