/// Writes comma-separated values as RFC 4180 defines them, with LF: what ``CSVReader`` reads.
enum CSVWriter {
  /// One record, ended by a line feed. A field is quoted where it must be.
  static func record(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    let mustBeQuoted = text.utf8.contains { ",\"\r\n".utf8.contains($0) }
    return mustBeQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
