public import Foundation
public import PostgreSQL

/// A file that came in and changed something.
public struct RecordedImport: Hashable, Sendable {
  public enum Kind: String, CaseIterable, ColumnValue, Sendable {
    case attendees, attendance, organisations, delegations
  }

  /// What can be done with it.
  public enum State: String, Sendable {
    /// It can be undone, unless somebody has changed the same rows since.
    case applied
    case undone
    /// What was before it has been forgotten: 30 days after it and after the conference.
    case final
  }

  /// How many rows of a kind it touched.
  public struct Touched: Hashable, Sendable {
    /// The table.
    public let relation: String
    public let created: Int
    public let changed: Int
    public let removed: Int
  }

  public let id: Int
  public let kind: Kind
  public let fileName: String
  /// Of the file's bytes, in hexadecimal.
  public let sha256: String
  /// The name of the mapping by which its columns were read.
  public let mapping: String?
  /// In guests, events, organisations or delegations.
  public let report: ImportReport
  public let at: Date
  public let by: String
  public let state: State
  public let undoneAt: Date?
  public let undoneBy: String?
}

/// A row that stands in the way of undoing an import.
public struct ImportObstacle: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, ColumnValue, Sendable {
    /// Somebody changed it since.
    case changed
    /// Somebody removed it since.
    case removed
    /// The import removed it, and somebody entered it anew.
    case entered
    /// It refers to something that the import made.
    case used
    /// What was before has been forgotten, for the person was erased.
    case forgotten
    /// The import annulled what was recorded before, which nothing takes back.
    case annulled
  }

  public let kind: Kind
  /// The table of the row.
  public let relation: String
  /// The guest it belongs to, else the organisation or the row itself.
  public let owner: String
  /// Who did it; nil where that is not known any more.
  public let actor: String?
  public let at: Date?

  public var description: String {
    let row = "\(owner): \(relation.replacing("_", with: " "))"
    let act =
      switch kind {
      case .changed: "was changed"
      case .removed: "was removed"
      case .entered: "was entered anew"
      case .used: "refers to what the import made; it was entered"
      case .forgotten: "is forgotten as it was before"
      case .annulled: "recorded earlier was annulled for good"
      }
    let who = (actor.map { " by \($0)" } ?? "") + (at.map { " at \(RFC3339.toSecond($0, in: .gmt))" } ?? "")
    return "\(row) \(act)\(who)"
  }
}

/// Why an import cannot be undone: every row that stands in the way.
public struct ImportObstacles: Error, Hashable, Sendable, CustomStringConvertible {
  public let importID: Int
  /// Never empty.
  public let all: [ImportObstacle]

  public var description: String { all.map(\.description).joined(separator: "\n") }
}
