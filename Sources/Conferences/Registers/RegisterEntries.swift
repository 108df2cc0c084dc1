import Foundation
public import PostgreSQL
import StrictYAML

/// Papers that were not made by Trao, in the same series as those that were.
public enum RegisterEntries {
  /// What is entered of such a paper.
  public struct Entry: Hashable, Sendable {
    public var series: String
    public var dated: CalendarDate
    /// What it is called: `Công văn`.
    public var type: String
    /// What it is about.
    public var subject: String
    public var signer: String?
    public var recipients: String?
    public var keeper: String?
    public var copies: Int
    public var sentOn: CalendarDate?
    public var note: String?

    public init(
      series: String, dated: CalendarDate, type: String, subject: String, signer: String? = nil,
      recipients: String? = nil, keeper: String? = nil, copies: Int = 1, sentOn: CalendarDate? = nil,
      note: String? = nil
    ) {
      self.series = series
      self.dated = dated
      self.type = type
      self.subject = subject
      self.signer = signer
      self.recipients = recipients
      self.keeper = keeper
      self.copies = copies
      self.sentOn = sentOn
      self.note = note
    }
  }

  /// Enters a paper: it takes the next number of its series and year. Call it inside `pool.change(as:)`.
  ///
  /// The number is written as the law of the paper's day has it, `05/GM-UBND` by Decree 30/2020, article 15. The same
  /// key again takes no second number.
  ///
  /// - Returns: The number as it is written; whether it is new; and, where numbers and days do not run together any more,
  ///   the latest day in the register.
  /// - Throws: ``ConferenceError`` `.invalid` for texts that cannot be stored, `.refused` where it was sent before its day, the body has no
  ///   abbreviation, no law of the day says how its numbers read, or the key belongs to another paper; `DatabaseError`.
  public static func add(
    _ entry: Entry, of body: RegisterBody, key: String? = nil, in database: Database
  ) throws -> (symbol: String, isNew: Bool, laterDay: CalendarDate?) {
    let key = try Line.given(key, as: "the key") ?? UUID().uuidString.lowercased()
    guard Shape.isCode(entry.series) else {
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(entry.series)) is no series",
        remedy: "use letters and digits, such as GM")
    }
    guard let type = try Line.given(entry.type, as: "the type"),
      let subject = try Line.given(entry.subject, as: "the subject")
    else {
      throw ConferenceError(
        .invalid, "the paper has no type or no subject", remedy: "say what it is called and what it is about")
    }
    let (signer, recipients) = try (
      Line.given(entry.signer, as: "the signer"), Line.given(entry.recipients, as: "the recipients")
    )
    let (keeper, note) = try (
      Line.given(entry.keeper, as: "the keeper"), Line.given(entry.note, as: "the note")
    )
    try database.query(Statements.holdRegisterKey, key)
    if let known = try find(key, in: database) {
      var wanted = entry
      (wanted.type, wanted.subject) = (type, subject)
      (wanted.signer, wanted.recipients, wanted.keeper, wanted.note) = (signer, recipients, keeper, note)
      guard known.body == body.id, known.entry == wanted else {
        throw ConferenceError(
          .refused, "the key \(Quotation.quoted(key)) was recorded for \(known.symbol) at \(known.recorded)",
          remedy: "give each paper a key of its own")
      }
      return (known.symbol, false, nil)
    }
    if let sentOn = entry.sentOn, sentOn < entry.dated {
      throw ConferenceError(
        .refused, "a paper of \(entry.dated.iso) was not sent on \(sentOn.iso)",
        remedy: "correct one of the two days")
    }
    let pattern = try pattern(of: entry, body, in: database)
    let taken = try Register.take(
      1, organisation: body.id, year: entry.dated.year, series: entry.series, in: database)
    let later = try Register.laterDay(than: entry.dated, in: taken.register, database)
    let number = taken.numbers.lowerBound
    let symbol = pattern.text(number: number, body: body.symbol ?? "", year: entry.dated.year)
    try BrokenRule.explained {
      _ = try database.query(
        Statements.addRegisterEntry, taken.register, number, symbol, entry.dated, type, subject, signer,
        recipients, keeper, entry.copies, entry.sentOn, String?.none, note, key)
    }
    return (symbol, true, later)
  }

  /// How the number of a paper reads by the law of its day.
  private static func pattern(
    of entry: Entry, _ body: RegisterBody, in database: Database
  ) throws -> RegisterPattern {
    let law = try NumberLaw(on: entry.dated, of: body.id, in: database)
    guard let text = law.pattern(of: entry.series) else {
      throw ConferenceError(
        .refused, "no law says how numbers of the series \(entry.series) read on \(entry.dated.iso)",
        remedy: "add it to numbers: in law.yaml")
    }
    let pattern: RegisterPattern
    do throws(RegisterPattern.Malformed) {
      pattern = try RegisterPattern(series: entry.series, pattern: text)
    } catch {
      throw ConferenceError(
        .refused, "the law's pattern \(Quotation.quoted(text)) for numbers cannot be used: \(error.message)",
        remedy: "correct it in law.yaml")
    }
    guard !pattern.usesBody || body.symbol != nil else {
      throw ConferenceError(
        .refused, "the body \(body.code) has no abbreviation for its numbers",
        remedy: "trao organisation edit \(body.code) --symbol TEXT")
    }
    return pattern
  }

  /// Voids the number of a paper that was entered: it was spoiled, and is never used again. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Returns: False where it was void before; the first reason stands.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` for papers that Trao made, with what to do instead;
  ///   `.notUnique` where papers of several years bear the number; `DatabaseError`.
  public static func void(
    _ symbol: String, reason: String, year: Int? = nil, of body: RegisterBody, in database: Database
  ) throws -> Bool {
    guard let reason = try Line.given(reason, as: "the reason") else {
      throw ConferenceError(.invalid, "a void needs its reason", remedy: "say why the number is not used")
    }
    let rows = try database.query(Statements.registerEntryBySymbol, body.id, symbol, year)
    guard let row = rows.first else {
      throw ConferenceError(
        .noSuchRecord, "the register has no number \(Quotation.quoted(symbol))",
        remedy: "`trao register list` shows them")
    }
    guard rows.count == 1 else {
      let years = try rows.map { "\(try $0.get("year", as: Int.self))" }.joined(separator: ", ")
      throw ConferenceError(
        .notUnique, "papers of the years \(years) bear the number \(symbol)", remedy: "say which: --year")
    }
    let state: String = try row.get("state")
    if try row.optional("kind", as: String.self) != nil {
      throw ConferenceError(
        .refused, "\(symbol) is a paper that was made here, and is \(state)",
        remedy: state == "numbered"
          ? "cancel its job: `trao document show \(symbol)`, then `trao job cancel`"
          : "take it back: trao certificate revoke \(symbol)")
    }
    guard state != "void" else { return false }
    return try BrokenRule.explained {
      try database.query(
        Statements.voidRegisterEntry, try row.get("register_id", as: Int.self),
        try row.get("number", as: Int.self), reason
      ).affectedCount == 1
    }
  }

  private struct Known {
    let body: Int
    let entry: Entry
    let symbol: String
    let recorded: String
  }

  private static func find(_ key: String, in database: Database) throws -> Known? {
    try database.query(Statements.registerEntryByKey, key).first.map { row in
      Known(
        body: try row.get("organisation_id"),
        entry: Entry(
          series: try row.get("series"), dated: try row.get("dated"), type: try row.get("type"),
          subject: try row.get("subject"), signer: try row.optional("signer"),
          recipients: try row.optional("recipients"), keeper: try row.optional("keeper"),
          copies: try row.get("copies"), sentOn: try row.optional("sent_on"), note: try row.optional("note")),
        symbol: try row.get("symbol"),
        recorded: RFC3339.toSecond(try row.time("created_at"), in: .gmt))
    }
  }
}
