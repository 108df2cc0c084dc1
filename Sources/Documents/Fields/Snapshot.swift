internal import Foundation
internal import PostgreSQL

/// The values printed on one paper, by field name. A field that is absent is empty.
///
/// It is frozen with the document's number, so that the paper is a pure function of it and of its template.
public typealias Snapshot = [String: FieldValue]

extension Snapshot {
  /// Reads what ``canonicalJSON()`` wrote; member order and white space do not matter.
  ///
  /// - Throws: `DecodingError` for anything else.
  public init(json: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
  }

  /// The snapshot as JSON with sorted names: the same values give the same text.
  public func canonicalJSON() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// As JSON a value is an object whose first name tells its type, `{"text": "…"}`; an empty one is null.
extension FieldValue: Codable {
  private enum Key: String, CodingKey {
    case text, name, date, time, number, money, currency, flag, code, rows
  }

  public init(from decoder: any Decoder) throws {
    if try decoder.singleValueContainer().decodeNil() {
      self = .empty
      return
    }
    let container = try decoder.container(keyedBy: Key.self)
    func corrupted(_ key: Key, _ message: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: message)
    }
    switch container.allKeys.first(where: { $0 != .currency }) {
    case .text: self = .text(try container.decode(String.self, forKey: .text))
    case .name: self = .name(try container.decode(String.self, forKey: .name))
    case .date: self = .date(try container.decode(CalendarDate.self, forKey: .date))
    case .time:
      guard let time = LocalTime(iso: try container.decode(String.self, forKey: .time)) else {
        throw corrupted(.time, "not a local time as 2023-11-17T08:00+07:00")
      }
      self = .time(time)
    case .number: self = .number(try container.decode(String.self, forKey: .number))
    case .money:
      self = .money(
        try container.decode(String.self, forKey: .money),
        currency: try container.decode(String.self, forKey: .currency))
    case .flag: self = .flag(try container.decode(Bool.self, forKey: .flag))
    case .code: self = .code(try container.decode(String.self, forKey: .code))
    case .rows: self = .rows(try container.decode([[String: FieldValue]].self, forKey: .rows))
    case .currency, nil:
      throw DecodingError.dataCorrupted(
        .init(codingPath: container.codingPath, debugDescription: "no value of a known type"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if case .empty = self {
      var container = encoder.singleValueContainer()
      try container.encodeNil()
      return
    }
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .empty: break
    case .text(let text): try container.encode(text, forKey: .text)
    case .name(let name): try container.encode(name, forKey: .name)
    case .date(let date): try container.encode(date.iso, forKey: .date)
    case .time(let time): try container.encode(time.iso, forKey: .time)
    case .number(let number): try container.encode(number, forKey: .number)
    case .money(let amount, let currency):
      try container.encode(amount, forKey: .money)
      try container.encode(currency, forKey: .currency)
    case .flag(let flag): try container.encode(flag, forKey: .flag)
    case .code(let code): try container.encode(code, forKey: .code)
    case .rows(let rows): try container.encode(rows, forKey: .rows)
    }
  }
}
