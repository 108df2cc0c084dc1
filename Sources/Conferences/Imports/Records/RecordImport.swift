public import PostgreSQL
import Spreadsheets
import StrictYAML

/// Brings organisations or delegations in from a table: everything, or nothing where anything is wrong.
///
/// Records are recognised by `code`. An absent column leaves what is stored; an empty field removes it. Importing the
/// same file twice changes nothing the second time. What an import changed is kept, so that it can be undone
/// (``ImportStore``).
public enum RecordImport {
  /// The columns of organisations, in the order in which people are told of them.
  public static let organisationColumns = OrganisationImporter.columns
  /// The columns of delegations.
  public static let delegationColumns = DelegationImporter.columns

  /// Imports organisations, which belong to the conference's folder from then on. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``InputFaults`` with every fault, in the order of the rows; ``ConferenceError`` where the mapping is
  ///   wrong; `DatabaseError`.
  public static func organisations(
    _ file: ImportFile, _ options: RecordImportOptions = .init(), into conference: Conference,
    in database: Database
  ) throws -> RecordImportOutcome {
    let importer = try OrganisationImporter(options.provenance, in: database)
    let outcome = try perform(importer, file, options, conference, database)
    try database.query(
      Statements.noteLoadedOrganisations, conference.id, outcome.records.filter(\.isNew).map(\.code))
    return outcome
  }

  /// Imports delegations; heads, deputies and liaison officers are guests by `external_id`. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Throws: As ``organisations(_:_:into:in:)``.
  public static func delegations(
    _ file: ImportFile, _ options: RecordImportOptions = .init(), into conference: Conference,
    in database: Database
  ) throws -> RecordImportOutcome {
    try perform(
      DelegationImporter(conference, options.provenance, in: database), file, options, conference, database)
  }

  private static func perform<Importer: RecordImporter>(
    _ importer: Importer, _ file: ImportFile, _ options: RecordImportOptions, _ conference: Conference,
    _ database: Database
  ) throws -> RecordImportOutcome {
    try options.mapping.check(columns: Importer.columns, help: "`trao \(Importer.noun) import --help`")
    try database.query(Statements.lockFiles)
    try database.query(Statements.forgetImports)
    var table = RecordTable(file: file.name)
    let records = try read(importer, try file.table(options.mapping.options), options, &table)
    guard let ordered = importer.inOrder(records) else {
      table.note(
        records.first?.row ?? 1, "parent", "the bodies above go round in a circle", "correct one of them")
      throw InputFaults(table.faults)
    }
    let id = try ImportLog.begin(conference, in: database)
    var report = ImportReport(created: 0, changed: 0, unchanged: 0)
    for record in ordered {
      guard record.entry != record.stored else {
        report.unchanged += 1
        continue
      }
      do {
        try database.savepoint { _ in
          try BrokenRule.explained {
            try importer.put(record.entry, over: record.stored)
            try database.checkRules()
          }
        }
      } catch let refusal as ConferenceError {
        table.note(record.row, "record", refusal.message, refusal.remedy)
      }
      if record.stored == nil { report.created += 1 } else { report.changed += 1 }
    }
    try database.query(Statements.endImport)
    guard table.faults.isEmpty else { throw InputFaults(table.faults.sorted { $0.line < $1.line }) }
    return RecordImportOutcome(
      report: report, records: records.filter { $0.entry != $0.stored }.map { outcome(of: $0, importer) },
      notes: table.notes, recognised: table.recognised,
      importID: try ImportLog.record(
        id, Importer.kind, file, mapping: options.mappingName, report, of: conference, in: database))
  }

  /// The records with nothing wrong in themselves.
  private static func read<Importer: RecordImporter>(
    _ importer: Importer, _ source: Table, _ options: RecordImportOptions, _ table: inout RecordTable
  ) throws -> [ReadRecord<Importer.Entry>] {
    var lines: [(code: String, fields: RecordFields)] = []
    var rows: [String: Int] = [:]
    let reading = RecordTable.Reading(
      rules: .init(
        known: Importer.columns, required: ["code"], mapping: options.mapping,
        recognises: options.recognisesHeaders),
      headerRow: options.headerRow, restoresText: true)
    table.read(source, reading) { table, line in
      var fields = RecordFields(line)
      let code = fields.code("code")
      for fault in fields.faults { table.note(line.row, fault.column, fault.message, fault.remedy) }
      guard let code else { return }
      if let first = rows[code] {
        table.note(
          line.row, "code", "\(Quotation.quoted(code)) stands in row \(first) already",
          "give each \(Importer.noun) a code of its own, or remove one of the rows")
        return
      }
      rows[code] = line.row
      lines.append((code, RecordFields(line)))
    }
    guard table.isHeaderSound else { throw InputFaults(table.faults.sorted { $0.line < $1.line }) }
    let stored = try importer.stored(lines.map(\.code))
    var records: [ReadRecord<Importer.Entry>] = []
    for (code, given) in lines {
      var fields = given
      let row = given.line.row
      if stored[code] == nil, options.scope == .known {
        fields.note("code", "there is no \(Importer.noun) \(code)", "leave out --update-only to add it")
      } else if stored[code] != nil, options.scope == .newcomers {
        fields.note(
          "code", "there is a \(Importer.noun) \(code) already", "leave out --create-only to change it")
      }
      let entry = importer.entry(code, &fields, over: stored[code])
      for fault in fields.faults { table.note(row, fault.column, fault.message, fault.remedy) }
      if fields.faults.isEmpty, given.line.isWhole {
        records.append(ReadRecord(row: row, code: code, entry: entry, stored: stored[code]))
      }
    }
    return records
  }

  private static func outcome<Importer: RecordImporter>(
    of record: ReadRecord<Importer.Entry>, _ importer: Importer
  ) -> RecordImportOutcome.Record {
    let name = ["name_vi", "name_ja", "name_en"].lazy.compactMap { importer.text(of: record.entry, $0) }.first
    let differences = Importer.columns.compactMap { column -> AttendeeImportOutcome.Difference? in
      guard let stored = record.stored else { return nil }
      let (before, after) = (importer.text(of: stored, column), importer.text(of: record.entry, column))
      return before == after ? nil : .init(column: column, before: before, after: after)
    }
    return .init(
      row: record.row, code: record.code, name: name ?? record.code, isNew: record.stored == nil,
      differences: differences)
  }
}
