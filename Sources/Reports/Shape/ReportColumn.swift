/// One column of a report: what it is called, what stands in it, and where it is shown.
public struct ReportColumn: Hashable, Sendable {
  /// What stands in the column, which decides how it is written and set.
  public enum Kind: Hashable, Sendable {
    case text, code, count, decimal, percent, day, moment, duration, flag, list
    /// A number that names something, such as a year, a rank or a place in a row: its digits are not grouped.
    case ordinal
    /// Amounts; the key of the column that holds their currency.
    case money(currency: String)
  }

  /// In which formats the column stands.
  public enum Place: Hashable, Sendable {
    case everywhere
    /// Not in tables on a narrow terminal.
    case wide
    /// Only in data: CSV, JSON, XLSX.
    case data
    /// Only for eyes: tables and paper. Data have it in other columns.
    case display
  }

  /// Its name in JSON and CSV, and in the row of a query.
  public let key: String
  public let heading: Words
  /// A shorter heading for English tables.
  public let short: String?
  public let kind: Kind
  public let place: Place
  /// What stands for nothing in tables and on paper.
  public let blank: Words

  public init(
    _ key: String, _ kind: Kind, _ heading: Words, short: String? = nil, _ place: Place = .everywhere,
    blank: Words = Words("-", vi: "-", ja: "-")
  ) {
    (self.key, self.kind, self.heading) = (key, kind, heading)
    (self.short, self.place, self.blank) = (short, place, blank)
  }

  var isData: Bool { place != .display }
  /// Whether figures stand in it, which belong to the right.
  public var isNumber: Bool {
    switch kind {
    case .count, .ordinal, .decimal, .percent, .duration, .money: true
    default: false
    }
  }
}
