/// Writes comma-separated values as RFC 4180 defines them: what ``CSVReader`` reads.
public enum CSVWriter {
  /// How records end.
  public enum LineEnd: String, Sendable {
    /// For files that programs read, and people under version control.
    case lf = "\n"
    /// For spreadsheets, and as RFC 4180 has it.
    case crlf = "\r\n"
  }

  /// One record with its end. A field is quoted where it must be, and where a reader might trim it.
  public static func record(_ fields: [String], end: LineEnd = .lf) -> String {
    fields.map(quoted).joined(separator: ",") + end.rawValue
  }

  static func quoted(_ text: String) -> String {
    var (mustBeQuoted, holdsQuotes) = (text.utf8.first == 0x20 || text.utf8.last == 0x20, false)
    for byte in text.utf8 where byte == 0x2C || byte == 0x22 || byte == 0x0D || byte == 0x0A {
      mustBeQuoted = true
      if byte == 0x22 { holdsQuotes = true }
    }
    guard mustBeQuoted else { return text }
    guard holdsQuotes else { return "\"\(text)\"" }
    var result = "\""
    // By scalar: a quote with a combining mark behind it is one character, and a quote all the same.
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
