public import PostgreSQL

/// The value of one field of one paper.
public indirect enum FieldValue: Sendable, Hashable {
  /// Nothing is known: the template says what to do then.
  case empty
  case text(String)
  case name(String)
  case date(CalendarDate)
  /// A day of that year which is written in by hand: blank in print.
  case openDate(CalendarDate)
  case time(LocalTime)
  /// An exact decimal in plain notation: `20000`, `13.91`, `-0.5`.
  case number(String)
  /// An exact decimal amount in whole units of an ISO 4217 currency: `18600000.00`, `USD`.
  case money(String, currency: String)
  case flag(Bool)
  case code(String)
  case rows([[String: FieldValue]])

  /// The words for this value in a language.
  ///
  /// The same value, format and language always give the same words: everything comes from tables in this
  /// module, nothing from the machine's locale.
  ///
  /// The format is one of ``FieldType/formats`` of the value's type; nil is the type's usual form.
  ///
  /// - Throws: ``FieldFormatError`` for a format that the type lacks, and for values that are no words.
  public func formatted(
    _ format: String? = nil, in language: PaperLanguage
  ) throws(FieldFormatError) -> String {
    switch self {
    case .empty: return ""
    case .text(let text):
      try Self.refuse(format, type: .text)
      return text
    case .name(let name):
      try Self.refuse(format, type: .name)
      return name
    case .date(let date):
      return (try Self.choice(format, type: .date) ?? DateFormat.long).words(date, language)
    case .openDate(let date):
      return (try Self.choice(format, type: .date) ?? DateFormat.long).blank(in: date, language)
    case .time(let time):
      return (try Self.choice(format, type: .time) ?? TimeFormat.time).words(time, language)
    case .number(let number):
      return (try Self.choice(format, type: .number) ?? NumberFormat.grouped)
        .words(try DecimalText(number), language)
    case .money(let amount, let currency):
      return (try Self.choice(format, type: .money) ?? MoneyFormat.full)
        .words(try DecimalText(amount), currency, language)
    case .code(let code):
      return (try Self.choice(format, type: .code) ?? CodeFormat.plain).words(code)
    case .flag: throw .notPrintable(type: FieldType.flag.name)
    case .rows: throw .notPrintable(type: FieldType.rows([:]).name)
    }
  }

  private static func choice<Format: RawRepresentable<String>>(
    _ name: String?, type: FieldType
  ) throws(FieldFormatError) -> Format? {
    guard let name else { return nil }
    guard let format = Format(rawValue: name) else {
      throw .unknownFormat(name, type: type.name, known: type.formats)
    }
    return format
  }

  private static func refuse(_ format: String?, type: FieldType) throws(FieldFormatError) {
    if let format { throw .unknownFormat(format, type: type.name, known: []) }
  }
}
