import Foundation
import PostgreSQL

/// Reads the rows of a query as cells: each column reads the query's column of its key.
///
/// Where that column stands is looked up once for all rows.
struct CellReader {
  private struct Field {
    let kind: ReportColumn.Kind
    let place: Int
    /// Where the currency of an amount stands.
    let currency: Int
  }

  private let fields: [Field]
  private let zone: TimeZone

  /// - Throws: `DatabaseError` `.misuse` where the query has no such column.
  init(_ columns: [ReportColumn], of rows: Rows, in zone: TimeZone) throws {
    self.zone = zone
    fields = try columns.map { column in
      var currency = -1
      if case .money(let key) = column.kind { currency = try rows.column(key) }
      return Field(kind: column.kind, place: try rows.column(column.key), currency: currency)
    }
  }

  func cells(_ row: Row) throws(DatabaseError) -> [ReportCell] {
    var cells: [ReportCell] = []
    cells.reserveCapacity(fields.count)
    for field in fields { cells.append(try cell(row, field) ?? .empty) }
    return cells
  }

  private func cell(_ row: Row, _ field: Field) throws(DatabaseError) -> ReportCell? {
    let place = field.place
    switch field.kind {
    case .text: return try row.optional(place).map(ReportCell.text)
    case .code: return try row.optional(place).map(ReportCell.code)
    case .count, .ordinal: return try row.optional(place).map(ReportCell.count)
    case .decimal: return try row.optional(place, as: String.self).map { .decimal(Amount($0)) }
    case .percent: return try row.optional(place, as: String.self).map { .percent(Amount($0)) }
    case .money:
      guard let amount: String = try row.optional(place),
        let currency: String = try row.optional(field.currency)
      else { return nil }
      return .money(Amount(amount), currency: currency)
    case .day: return try row.optional(place).map(ReportCell.day)
    case .moment: return try row.optional(place).map { .moment(ConferenceTime($0, in: zone)) }
    case .duration: return try row.optional(place).map(ReportCell.duration)
    case .flag: return try row.optional(place).map(ReportCell.flag)
    case .list: return try row.optional(place).map(ReportCell.list)
    }
  }
}

extension ReportedConference {
  /// The rows of a query as lines of a report, a cell for each column.
  func cells(_ rows: Rows, _ columns: [ReportColumn]) throws -> [[ReportCell]] {
    let reader = try CellReader(columns, of: rows, in: zone)
    return try rows.map { try reader.cells($0) }
  }
}
