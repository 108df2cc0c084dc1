public import PostgreSQL

/// What holds on a day: forms, deadlines, the way numbers read, holidays. Law has dates; a document's own day chooses.
public enum LawStore {
  /// The forms that hold on a day, or all there are.
  ///
  /// - Parameters:
  ///   - day: nil for all.
  ///   - body: The id of a body whose own rows count too; nil for those of all bodies.
  ///   - database: Where it is read.
  /// - Returns: By subject, the earliest first.
  /// - Throws: `DatabaseError`.
  public static func forms(
    on day: CalendarDate?, of body: Int? = nil, in database: Database
  ) throws -> [FormVersion] {
    try database.query(Statements.formVersions, day, body).map { row in
      FormVersion(
        code: try row.get("code"), subject: try row.get("subject"), body: try row.optional("body"),
        validity: try Validity(row))
    }
  }

  /// The deadlines that hold on a day, or all there are.
  public static func deadlines(
    on day: CalendarDate?, of body: Int? = nil, in database: Database
  ) throws -> [Deadline] {
    try database.query(Statements.deadlines, day, body).map { row in
      Deadline(
        code: try row.get("code"), body: try row.optional("body"), days: try row.get("days"),
        counted: try row.get("counted"), direction: try row.get("direction"), anchor: try row.get("anchor"),
        name: try row.text("name"), validity: try Validity(row))
    }
  }

  /// How numbers read on a day, or all ways there are.
  public static func numbers(
    on day: CalendarDate?, of body: Int? = nil, in database: Database
  ) throws -> [NumberPattern] {
    try database.query(Statements.numberFormats, day, body).map { row in
      NumberPattern(
        series: try row.get("series"), body: try row.optional("body"), pattern: try row.get("pattern"),
        validity: try Validity(row))
    }
  }

  /// The holidays of a country, or of all, in some years or at all, or on a day.
  public static func holidays(
    of country: String? = nil, in years: ClosedRange<Int>? = nil, on day: CalendarDate? = nil,
    _ database: Database
  ) throws -> [Holiday] {
    let first = years.flatMap { CalendarDate(iso: "\($0.lowerBound)-01-01") }
    let last = years.flatMap { CalendarDate(iso: "\($0.upperBound)-12-31") }
    return try database.query(Statements.holidays, day, country, first, last).map { row in
      Holiday(
        country: try row.get("country"), day: try row.get("day"), body: try row.optional("body"),
        name: try row.text("name"), source: try row.get("source"))
    }
  }

  /// The deadlines of a conference by the law of its first day, the earliest first. What is counted from a day that is
  /// not known is left out.
  public static func deadlines(
    of conference: Conference, in database: Database
  ) throws -> [ConferenceDeadline] {
    try database.query(Statements.conferenceDeadlines, conference.id).map { row in
      ConferenceDeadline(
        code: try row.get("code"), name: try row.text("name"), dueOn: try row.get("due_on"),
        workingDay: try row.optional("working_day"), anchor: try row.get("anchor"),
        anchorOn: try row.get("anchor_on"), days: try row.get("days"),
        counted: try row.get("counted"), direction: try row.get("direction"), isPast: try row.get("is_past"),
        source: try row.get("source"), isVerified: try row.get("is_verified"),
        remark: try row.optional("remark"))
    }
  }

  /// The last day of a deadline that is counted from a day by the law of that day; nil where no law of it is known.
  ///
  /// - Parameters:
  ///   - code: The deadline's, such as `number-after-signature`.
  ///   - day: The day it is counted from, which does not count itself.
  ///   - body: The body that has to keep it: its own rows, its country's holidays and its own count.
  ///   - database: Where it is read.
  /// - Returns: The last day, holidays left out where working days count.
  /// - Throws: `DatabaseError`.
  public static func dueDay(
    of code: String, from day: CalendarDate, body: Int, in database: Database
  ) throws -> CalendarDate? {
    try database.query(Statements.dueDay, code, day, body).first.map { try $0.get(0) }
  }

  /// How numbers of a series read on papers of a day; nil where no law of that day is known.
  public static func numberPattern(
    of series: String, on day: CalendarDate, body: Int, in database: Database
  ) throws -> String? {
    try database.query(Statements.numberPatternOn, series, day, body).one().optional(0)
  }

  /// The form of a paper of a day; nil where no law of that day is known.
  public static func form(
    of subject: FormSubject, on day: CalendarDate, body: Int? = nil, in database: Database
  ) throws -> String? {
    try database.query(Statements.formVersionOn, subject.rawValue, day, body).one().optional(0)
  }
}
