public import PostgreSQL

/// A language in which Trao's papers are written; BCP 47.
public enum Language: String, CaseIterable, Codable, Sendable, ColumnValue {
  case vi, ja, en
}
