import Foundation

/// JSON as every command and report prints it: sorted snake_case keys, times as RFC 3339, two spaces.
public enum JSONText {
  /// The value as JSON, with a line end.
  public static func of(_ value: some Encodable) throws -> String {
    try text(value, .prettyPrinted)
  }

  /// The value on one line, with its end: for a stream of values (JSON Lines).
  public static func line(_ value: some Encodable) throws -> String {
    try text(value, [])
  }

  private static func text(_ value: some Encodable, _ layout: JSONEncoder.OutputFormatting) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = layout.union([.sortedKeys, .withoutEscapingSlashes])
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
