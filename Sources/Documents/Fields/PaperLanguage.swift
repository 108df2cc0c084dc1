public import PostgreSQL

/// A language that papers are written in.
///
/// The raw value is the code of the database, of file names (`text.vi.md`) and of BCP 47.
public enum PaperLanguage: String, CaseIterable, Codable, Sendable, Hashable, ColumnValue {
  /// Vietnamese.
  case vi
  /// Japanese.
  case ja
  /// English.
  case en
}
