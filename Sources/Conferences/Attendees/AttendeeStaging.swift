import PostgreSQL

/// Guests on their way into the database: one COPY into a temporary table, then a few statements over all of them.
struct AttendeeStaging {
  let conference: Int
  let table: AttendeeTable
  let database: Database

  /// A guest whom a rule of the database refuses.
  struct Culprit {
    let row: Int
    let column: String
    let message: String
    let remedy: String
  }

  /// How often guests are tried again in ever smaller parts, to find those that a rule refuses.
  private static let trialLimit = 500

  /// Brings the guests into the temporary table, and completes them from what is stored. Nothing is written yet.
  func stage() throws {
    try stage(table.records[...])
  }

  private func stage(_ records: ArraySlice<AttendeeRecord>) throws {
    try database.query(Statements.createAttendeeImport)
    try database.query(Statements.clearAttendeeImport)
    try database.copyIn(Statements.copyAttendees, rows: records.lazy.map(\.copyRow))
    try database.query(Statements.analyseAttendeeImport)
    try database.query(Statements.matchAttendees, conference)
    try database.query(Statements.completeAttendees, conference, Array(table.columns))
    try database.query(Statements.keepAttendeeOrganisations)
    try database.query(Statements.findAttendeeOrganisations)
  }

  /// The guests of the temporary table that will be different, before anything is written.
  func changes() throws -> [AttendeeImportOutcome.Guest] {
    try database.query(Statements.attendeeChanges, conference).map { row in
      let fields = try row.get("fields", as: [String].self)
      let (before, after) = (
        try row.get("before", as: [String?].self), try row.get("after", as: [String?].self)
      )
      return AttendeeImportOutcome.Guest(
        row: try row.get("line"), externalID: try row.get("external_id"), name: try row.get("native_name"),
        differences: fields.indices.map {
          .init(column: fields[$0], before: before[$0], after: after[$0])
        })
    }
  }

  /// The guests that were written anew.
  func newcomers() throws -> [AttendeeImportOutcome.Guest] {
    try database.query(Statements.newAttendees).map { row in
      .init(
        row: try row.get("line"), externalID: try row.get("external_id"), name: try row.get("native_name"),
        differences: [])
    }
  }

  /// Writes what was staged, up to the rules that are else checked at the end of a transaction.
  ///
  /// - Parameter rows: Rows of the file that are at fault already: nothing is written for the sake of the others,
  ///   these are only tried, so that what rules refuse of them is known too.
  /// - Returns: How many guests are new, changed and as they were.
  /// - Throws: `DatabaseError` with a rule that refuses a guest; then nothing is written.
  func write(sparing rows: Set<Int>) throws -> ImportReport {
    try database.savepoint { _ in
      if !rows.isEmpty { try stage(sound(rows)) }
      let report = try writeAll()
      try database.checkRules()
      return report
    }
  }

  /// The guests of other rows than these.
  private func sound(_ rows: Set<Int>) -> ArraySlice<AttendeeRecord> {
    table.records.filter { !rows.contains($0.row) }[...]
  }

  /// New guests from which on the server's statistics are brought up to date at once.
  private static let many = 1000

  /// Writes what was staged.
  func writeAll() throws -> ImportReport {
    for statement in [Statements.addAttendeeOrganisations, Statements.numberNewAttendees] {
      try database.query(statement)
    }
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
    if created >= Self.many { try database.query(Statements.analyseGuests) }
    return ImportReport(created: created, changed: changed, unchanged: unchanged)
  }

  // MARK: What rules refuse

  /// The guests that a rule refuses, found by trying halves of the file, halves of these, and so on.
  ///
  /// - Parameters:
  ///   - refusal: What the database said.
  ///   - rows: Rows of the file that are at fault already.
  /// - Returns: The guests, in the order of the file.
  /// - Throws: The error itself where it is of no rule that people can break.
  func culprits(_ refusal: DatabaseError, sparing rows: Set<Int>) throws -> [Culprit] {
    guard BrokenRule.sentence(for: refusal) != nil else { throw refusal }
    var trials = 0
    return try culprits(sound(rows), refusal, &trials)
  }

  private func culprits(
    _ records: ArraySlice<AttendeeRecord>, _ refusal: DatabaseError, _ trials: inout Int
  ) throws -> [Culprit] {
    if records.count > 1, trials < Self.trialLimit {
      let middle = records.startIndex + records.count / 2
      var found: [Culprit] = []
      for half in [records[..<middle], records[middle...]] {
        trials += 1
        if let refusal = try refusalOf(half) { found += try culprits(half, refusal, &trials) }
      }
      if !found.isEmpty { return found }
    }
    // One guest, or guests that are refused only together.
    guard let record = records.first, let (message, remedy) = BrokenRule.sentence(for: refusal) else {
      throw refusal
    }
    let column = refusal.constraint.flatMap { Self.columns[$0] } ?? "record"
    return [Culprit(row: record.row, column: column, message: message, remedy: remedy)]
  }

  /// What the database says to these guests alone. Nothing is written.
  private func refusalOf(_ records: ArraySlice<AttendeeRecord>) throws -> DatabaseError? {
    struct Tried: Error {}
    do {
      try database.savepoint { _ in
        try stage(records)
        _ = try writeAll()
        try database.checkRules()
        throw Tried()
      }
    } catch is Tried {
      return nil
    } catch let error as DatabaseError {
      guard BrokenRule.sentence(for: error) != nil else { throw error }
      return error
    }
    return nil
  }

  /// The column of the file that breaks a rule.
  private static let columns = [
    "person_has_native_name": "native_name", "person_has_kana": "kana", "name_form_kana_is_kana": "kana",
    "country_is_alpha2": "country", "language_is_known": "language", "participation_roles": "roles",
    "code_is_plain": "external_id", "delegation_head_is_member": "delegation",
    "delegation_deputy_is_member": "delegation",
  ]
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
