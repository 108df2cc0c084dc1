import Foundation
import PostgreSQL

/// The only clock that decides: the database's.
enum DatabaseClock {
  /// The moment of the call.
  static func now(in database: Database) throws -> Date {
    let rows = try database.query("select clock_timestamp()")
    return try rows[0].get(0)
  }
}
