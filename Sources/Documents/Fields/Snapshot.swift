internal import Foundation
internal import PostgreSQL

/// The values printed on one paper, by field name. A field that is absent is empty.
///
/// It is frozen with the document's number, so that the paper is a pure function of it and of its template.
public typealias Snapshot = [String: FieldValue]

extension Snapshot {
  /// Reads what ``canonicalJSON()`` wrote; member order and white space do not matter.
  ///
  /// - Throws: ``DocumentError`` `.unreadable` for anything else.
  public init(json: String) throws(DocumentError) {
    var reader = SnapshotReader(json)
    self = try reader.read()
  }

  /// The snapshot as JSON with sorted names: the same values give the same text.
  public func canonicalJSON() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// As JSON a value is an object whose first name tells its type, `{"text": "…"}`; an empty one is null.
extension FieldValue: Encodable {
  private enum Key: String, CodingKey {
    case text, name, date
    case openDate = "open_date"
    case time, number, money, currency, flag, code, rows
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
    case .openDate(let date): try container.encode(date.iso, forKey: .openDate)
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
