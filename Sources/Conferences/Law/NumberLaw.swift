public import PostgreSQL

/// How the numbers of one body read on papers of one day, whatever their series.
public struct NumberLaw: Hashable, Sendable {
  /// The papers' date.
  public let day: CalendarDate
  private let patterns: [String: String]

  /// The pattern of a series, `{number:02}/{series}-{body}`; nil where no law of that day is known.
  public func pattern(of series: String) -> String? { patterns[series] ?? patterns["*"] }

  /// Reads what holds on a day.
  ///
  /// - Parameters:
  ///   - day: The papers' date.
  ///   - body: The id of the body that numbers them: its own rows go before those for all.
  ///   - database: Where it is read.
  /// - Throws: `DatabaseError`.
  public init(on day: CalendarDate, of body: Int, in database: Database) throws {
    self.day = day
    var patterns: [String: String] = [:]
    for row in try database.query(Statements.numberLaw, day, body) {
      patterns[try row.get("series", as: String.self)] = try row.optional("pattern")
    }
    self.patterns = patterns
  }
}
