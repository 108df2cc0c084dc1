/// How a report is written.
public enum ReportFormat: String, CaseIterable, Codable, Sendable {
  case table, csv, json, xlsx, pdf

  /// Whether its bytes are no text.
  public var isBinary: Bool { self == .xlsx || self == .pdf }
}
