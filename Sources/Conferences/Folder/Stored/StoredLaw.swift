import PostgreSQL

/// The issuing body's own law in the database, as a folder's entry.
enum StoredLaw {
  static func entry(of conference: Int, in database: Database) throws -> LawEntry {
    LawEntry(
      forms: try database.query(Statements.lawOfBody, conference).map { row in
        FormVersion(code: try row.get("code"), subject: try row.get("subject"), validity: try Validity(row))
      },
      deadlines: try database.query(Statements.deadlinesOfBody, conference).map { row in
        Deadline(
          code: try row.get("code"), days: try row.get("days"), counted: try row.get("counted"),
          direction: try row.get("direction"), anchor: try row.get("anchor"), name: try row.text("name"),
          validity: try Validity(row))
      },
      numbers: try database.query(Statements.numbersOfBody, conference).map { row in
        NumberPattern(
          series: try row.get("series"), pattern: try row.get("pattern"), validity: try Validity(row))
      },
      holidays: try database.query(Statements.holidaysOfBody, conference).map { row in
        Holiday(
          country: try row.get("country"), day: try row.get("day"), name: try row.text("name"),
          source: try row.get("source"))
      })
  }

  /// Stores what is new or different. What a file no longer names stays.
  ///
  /// - Returns: How many rows were new, changed and the same.
  static func put(
    _ entry: LawEntry, of conference: Int, in database: Database
  ) throws -> (created: Int, changed: Int, unchanged: Int) {
    let known = try self.entry(of: conference, in: database)
    var counts = (created: 0, changed: 0, unchanged: 0)
    func store<Record: Hashable>(
      _ records: [Record], _ stored: [Record], isSame: (Record, Record) -> Bool, put: (Record) throws -> Void
    ) throws {
      for record in records {
        let old = stored.first { isSame($0, record) }
        if old == record {
          counts.unchanged += 1
          continue
        }
        try put(record)
        if old == nil { counts.created += 1 } else { counts.changed += 1 }
      }
    }
    try store(
      entry.forms, known.forms, isSame: { $0.subject == $1.subject && $0.validity.from == $1.validity.from }
    ) { form in
      let validity = form.validity
      try database.query(
        Statements.putFormVersion, conference, form.subject.rawValue, form.code, validity.from, validity.to,
        validity.source, validity.isVerified, validity.remark)
    }
    try store(
      entry.deadlines, known.deadlines, isSame: { $0.code == $1.code && $0.validity.from == $1.validity.from }
    ) { term in
      let validity = term.validity
      try database.query(
        Statements.putDeadline, conference, term.code, validity.from, validity.to, term.days,
        term.counted.rawValue, term.direction.rawValue, term.anchor.rawValue, term.name.row, validity.source,
        validity.isVerified, validity.remark)
    }
    try store(
      entry.numbers, known.numbers, isSame: { $0.series == $1.series && $0.validity.from == $1.validity.from }
    ) { number in
      let validity = number.validity
      try database.query(
        Statements.putNumberFormat, conference, number.series, validity.from, validity.to, number.pattern,
        validity.source, validity.isVerified, validity.remark)
    }
    try store(entry.holidays, known.holidays, isSame: { $0.country == $1.country && $0.day == $1.day }) {
      holiday in
      try database.query(
        Statements.putHoliday, conference, holiday.country, holiday.day, holiday.name.row, holiday.source)
    }
    return counts
  }
}
