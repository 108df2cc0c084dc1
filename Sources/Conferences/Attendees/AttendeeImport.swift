public import Foundation
public import PostgreSQL
import Spreadsheets

/// Brings a guest list into a conference: everything, or nothing where anything is wrong.
///
/// Guests are recognised by `external_id`. An absent column leaves what is stored; an empty field removes it.
/// Importing the same file twice changes nothing the second time. What an import changed is kept, so that it can be
/// undone (``ImportStore``).
public enum AttendeeImport {
  /// Imports a file by our own headers.
  ///
  /// - Returns: How many guests are new, changed and as they were.
  /// - Throws: As ``perform(_:_:into:in:)``; ``ConferenceError`` where there is no such file.
  @discardableResult
  public static func run(
    file: URL, into conference: Conference, provenance: Provenance = .operator, in database: Database
  ) throws -> ImportReport {
    try perform(ImportFile(file), .init(provenance: provenance), into: conference, in: database).report
  }

  /// Imports a file that is in memory; `name` is what faults call it.
  ///
  /// - Throws: As ``perform(_:_:into:in:)``.
  @discardableResult
  public static func run(
    bytes: [UInt8], name: String, into conference: Conference, provenance: Provenance = .operator,
    in database: Database
  ) throws -> ImportReport {
    let file = ImportFile(name: name, bytes: bytes)
    return try perform(file, .init(provenance: provenance), into: conference, in: database).report
  }

  /// Imports a file. Call it inside `pool.change(as:)`; a rehearsal there finds the same faults.
  ///
  /// - Parameters:
  ///   - file: A workbook, or text in any of the encodings, with the columns of ``AttendeeFile``.
  ///   - options: How its columns read, and whom it may hold.
  ///   - conference: Whose guests they are.
  ///   - database: In a transaction with an actor.
  /// - Returns: What is different now, guest by guest.
  /// - Throws: ``InputFaults`` with every fault, in the order of the rows: those of the file, those that show only
  ///   beside what is stored, and what rules of the database refuse; ``ConferenceError`` where the mapping is wrong;
  ///   `DatabaseError`.
  public static func perform(
    _ file: ImportFile, _ options: AttendeeImportOptions = .init(), into conference: Conference,
    in database: Database
  ) throws -> AttendeeImportOutcome {
    try options.mapping.check(columns: AttendeeFile.columns, help: "`trao attendee import --help`")
    try database.query(Statements.lockFiles)
    try database.query(Statements.forgetImports)
    let codes = try database.query(Statements.delegationCodes, conference.id).map {
      try $0.get(0, as: String.self)
    }
    let contents = AttendeeFile.read(
      try file.table(options.mapping.options), name: file.name,
      RecordTable.Reading(
        rules: .init(
          known: AttendeeFile.columns, required: AttendeeFile.requiredColumns, mapping: options.mapping,
          recognises: options.recognisesHeaders),
        headerRow: options.headerRow, restoresText: true),
      rules: .init(delegations: Set(codes), provenance: options.provenance, kanaMayBeStored: true))
    let staging = AttendeeStaging(conference: conference.id, table: contents.table, database: database)
    // Where columns are missing, guests cannot be compared with those that are stored.
    var faults = contents.faults
    if contents.isHeaderSound {
      try staging.stage()
      faults += try StoredGuestChecks(contents: contents, options: options, staging: staging).faults()
    }
    let changed = faults.isEmpty ? try staging.changes() : []
    let id = try ImportLog.begin(conference, in: database)
    let report: ImportReport
    do {
      report = try staging.write(sparing: Set(faults.map(\.line)))
    } catch let refusal as DatabaseError {
      faults += try staging.culprits(refusal, sparing: Set(faults.map(\.line))).map {
        contents.fault($0.row, $0.column, $0.message, $0.remedy)
      }
      report = ImportReport(created: 0, changed: 0, unchanged: 0)
    }
    try database.query(Statements.endImport)
    guard faults.isEmpty else { throw InputFaults(faults.sorted { $0.line < $1.line }) }
    return AttendeeImportOutcome(
      report: report, created: try staging.newcomers(), changed: changed, notes: contents.notes,
      recognised: contents.recognised,
      importID: try ImportLog.record(
        id, .attendees, file, mapping: options.mappingName, report, of: conference, in: database))
  }

  /// Stores guests that were read without a fault.
  static func apply(
    _ table: AttendeeTable, name: String, conference: Int, in database: Database
  ) throws -> ImportReport {
    let staging = AttendeeStaging(conference: conference, table: table, database: database)
    try staging.stage()
    let faults = try database.query(Statements.attendeesThatAreOrganisations).map { row in
      InputFault(
        file: name, line: try row.get(0), column: "external_id",
        message: "this external id belongs to an organisation that is invited as such", remedy: "use another")
    }
    guard faults.isEmpty else { throw InputFaults(faults) }
    return try staging.writeAll()
  }
}
