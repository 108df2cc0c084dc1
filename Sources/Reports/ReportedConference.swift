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
  /// The start of the reading transaction, by the database's clock, or the moment that was asked for.
  let asOf: ConferenceTime
  /// Whether it has invented data, which printed reports must say (I20).
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
      asOf: ConferenceTime(try asOf ?? row.get("as_of"), in: zone),
      isSample: try row.get("is_sample"))
  }

  /// The cells of a query's row: each column reads the column of its key.
  func cells(_ row: Row, _ columns: [ReportColumn]) throws -> [ReportCell] {
    try columns.map { try cell(row, $0) }
  }

  private func cell(_ row: Row, _ column: ReportColumn) throws -> ReportCell {
    let key = column.key
    return switch column.kind {
    case .text: try row.optional(key).map(ReportCell.text) ?? .empty
    case .code: try row.optional(key).map(ReportCell.code) ?? .empty
    case .count: try row.optional(key).map(ReportCell.count) ?? .empty
    case .decimal: try row.optional(key, as: String.self).map { .decimal(Amount($0)) } ?? .empty
    case .percent: try row.optional(key, as: String.self).map { .percent(Amount($0)) } ?? .empty
    case .money(let currency):
      if let amount = try row.optional(key, as: String.self),
        let currency = try row.optional(currency, as: String.self)
      {
        .money(Amount(amount), currency: currency)
      } else {
        .empty
      }
    case .day: try row.optional(key).map(ReportCell.day) ?? .empty
    case .moment: try row.optional(key).map { .moment(ConferenceTime($0, in: zone)) } ?? .empty
    case .duration: try row.optional(key).map(ReportCell.duration) ?? .empty
    case .flag: try row.optional(key).map(ReportCell.flag) ?? .empty
    case .list: try row.optional(key).map(ReportCell.list) ?? .empty
    }
  }
}
