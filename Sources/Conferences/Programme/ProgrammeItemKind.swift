public import PostgreSQL

/// What an item of a programme is.
public enum ProgrammeItemKind: String, CaseIterable, Codable, Sendable, ColumnValue {
  case welcome, introduction, opening, speech, presentation, signing, ceremony, photo, discussion
  case `break`
  case performance, conclusion, closing
}
