public import PostgreSQL

/// One value of a report, typed, so that each format can write it its own way.
public enum ReportCell: Hashable, Sendable {
  /// Nothing is known, or nothing applies.
  case empty
  /// Words, perhaps typed by somebody.
  case text(String)
  /// An identifier or a word of Trao's own.
  case code(String)
  case count(Int)
  /// A count that is not settled yet, as that of the absent while a session is open: data have it, tables leave it open.
  case unsettled(Int)
  /// An exact decimal.
  case decimal(Amount)
  /// An exact amount in units of a currency (ISO 4217).
  case money(Amount, currency: String)
  /// A percentage: 17.2 is `17.2%`.
  case percent(Amount)
  case day(CalendarDate)
  case moment(ConferenceTime)
  /// In seconds.
  case duration(Int)
  case flag(Bool)
  case list([String])

  /// The number in it, for bars: exact where it is a count.
  var number: Double? {
    switch self {
    case .count(let number), .unsettled(let number), .duration(let number): Double(number)
    case .decimal(let amount), .money(let amount, _), .percent(let amount): Double(amount.description)
    default: nil
    }
  }
}

extension ReportCell: Encodable {
  /// In JSON: numbers as numbers, exact decimals as text, times as RFC 3339, durations in
  /// seconds.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .empty: try container.encodeNil()
    case .text(let text), .code(let text): try container.encode(text)
    case .count(let number), .unsettled(let number), .duration(let number): try container.encode(number)
    case .decimal(let amount), .money(let amount, _), .percent(let amount): try container.encode(amount)
    case .day(let day): try container.encode(day.iso)
    case .moment(let time): try container.encode(time)
    case .flag(let flag): try container.encode(flag)
    case .list(let list): try container.encode(list)
    }
  }
}
