/// How a report is written.
public enum ReportFormat: String, CaseIterable, Codable, Sendable {
  case table, csv, json, xlsx, pdf

  /// Whether its bytes are no text.
  public var isBinary: Bool { self == .xlsx || self == .pdf }

  /// Whether sums and notes stand in it; CSV has rows only.
  public var hasTotals: Bool { self != .csv }
}
