import Foundation
import PostgreSQL

extension Row {
  /// A column made by `trao.bodies()`.
  func text(_ column: String) throws(DatabaseError) -> LocalisedText {
    LocalisedText(row: try optional(column, as: [String?].self))
  }

  func time(_ column: String) throws(DatabaseError) -> Date {
    try get(column, as: Date.self).toMicrosecond
  }

  func optionalTime(_ column: String) throws(DatabaseError) -> Date? {
    try optional(column, as: Date.self)?.toMicrosecond
  }

  /// The columns `provenance`, `is_verified` and `sources`.
  var origin: Origin {
    get throws(DatabaseError) {
      Origin(try get("provenance"), try get("is_verified"), try get("sources"))
    }
  }
}
