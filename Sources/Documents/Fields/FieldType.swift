/// What kind of value a field holds, and so which formats a paper may ask for.
public indirect enum FieldType: Sendable, Hashable {
  /// Words in the paper's language.
  case text
  /// The name of a person or an organisation: kept on one line where it fits, copied exactly as stored.
  case name
  /// A day.
  case date
  /// A moment, in the local time of its place.
  case time
  /// An exact decimal number.
  case number
  /// An exact amount of a currency.
  case money
  /// Yes or no: for sections only, never printed.
  case flag
  /// Letters and digits that stand for themselves: a project code, an address, a document's identifier.
  case code
  /// Several rows of fields of their own.
  case rows([String: FieldType])

  /// The formats that ``FieldValue/formatted(_:in:)`` knows for this type; empty where there is nothing to choose.
  public var formats: [String] {
    switch self {
    case .text, .name, .flag, .rows: []
    case .date: DateFormat.allCases.map(\.rawValue)
    case .time: TimeFormat.allCases.map(\.rawValue)
    case .number: NumberFormat.allCases.map(\.rawValue)
    case .money: MoneyFormat.allCases.map(\.rawValue)
    case .code: CodeFormat.allCases.map(\.rawValue)
    }
  }

  /// The type's name in messages and in the list of fields.
  public var name: String {
    switch self {
    case .text: "text"
    case .name: "name"
    case .date: "date"
    case .time: "time"
    case .number: "number"
    case .money: "money"
    case .flag: "flag"
    case .code: "code"
    case .rows: "rows"
    }
  }
}
