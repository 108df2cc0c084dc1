import Conferences
import Foundation
import PostgreSQL

/// What every report says about where and when its answer holds.
struct ReportedConference {
  let id: Int
  let code: String
  let name: String
  let language: Language
  let zone: TimeZone
  let startsOn: CalendarDate
  /// The moment in the past that was asked for; nil for now.
  let moment: Date?
  /// That moment, or the start of the reading transaction, by the database's clock.
  let asOf: ConferenceTime
  /// Whether it has invented data, which printed reports must say.
  let isSample: Bool

  static func find(
    _ code: String, _ language: Language, asOf: Date? = nil, in database: Database
  ) throws -> ReportedConference {
    try database.query(Statements.tuneReading)
    if try database.query(Statements.isUnfamiliar).one().get(0, as: Bool.self) {
      try database.query(Statements.analyseReported)
    }
    guard let row = try database.query(Statements.reportedConference, code, language.rawValue).first else {
      throw ReportError.unknownConference(code)
    }
    let zone = TimeZone(identifier: try row.get("time_zone", as: String.self)) ?? .gmt
    return ReportedConference(
      id: try row.get("id"), code: try row.get("code"), name: try row.optional("name") ?? code,
      language: language, zone: zone, startsOn: try row.get("starts_on"),
      moment: asOf, asOf: ConferenceTime(try asOf ?? row.get("as_of"), in: zone),
      isSample: try row.get("is_sample"))
  }
}
