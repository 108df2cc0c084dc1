import Foundation
import PostgreSQL

/// The database's clock, for what can only be recorded once it has happened.
enum DatabaseClock {
  /// The latest time at which something can have happened: a little after now, because the clocks of desks and
  /// doors go differently.
  static func latestPast(in database: Database) throws(DatabaseError) -> Date {
    try database.query("select clock_timestamp() + interval '5 minutes'").one().get(0)
  }

  /// - Throws: ``ConferenceError`` `.refused` where the time is still to come.
  static func refuseFuture(
    _ time: Date?, of what: String, in conference: Conference, _ database: Database
  ) throws {
    guard let time, time > (try latestPast(in: database)) else { return }
    throw ConferenceError(
      .refused, "\(RFC3339.toSecond(time, in: conference.timeZone)) is still to come by the database's clock",
      remedy: "give the time when \(what) happened, or leave it out for now")
  }
}
