import Foundation
import PostgreSQL

/// What every report says about where and when its answer holds.
struct ReportedConference {
  let id: Int
  let code: String
  let zone: TimeZone
  /// The start of the reading transaction, by the database's clock.
  let asOf: ConferenceTime

  static func find(_ code: String, in database: Database) throws -> ReportedConference {
    guard let row = try database.query(Statements.reportedConference, code).first else {
      throw ReportError.unknownConference(code)
    }
    let zone = TimeZone(identifier: try row.get("time_zone", as: String.self)) ?? .gmt
    return ReportedConference(
      id: try row.get("id", as: Int.self), code: try row.get("code", as: String.self), zone: zone,
      asOf: ConferenceTime(try row.get("as_of", as: Date.self), in: zone))
  }
}
