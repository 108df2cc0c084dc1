import Conferences
import Foundation
import PostgreSQL
public import Spreadsheets

extension Report {
  /// The report as a workbook of one sheet: typed cells, so that sums can be made anew.
  ///
  /// The same report gives the same bytes: the workbook is dated by the moment for which the report holds.
  ///
  /// - Throws: `WorkbookError`.
  public func workbook() throws(WorkbookError) -> [UInt8] {
    let data = columns.indices.filter { columns[$0].isData }
    let sheet = Sheet(
      name: name.rawValue,
      columns: data.map {
        Sheet.Column(heading: columns[$0].heading.text(in: language), format: format(columns[$0]))
      },
      rows: rows.map { row in data.map { sheetCell(row[$0], columns[$0]) } },
      totals: sums.map { row in data.map { sheetCell(row[$0], columns[$0]) } },
      notes: ["\(Self.asOfWords.text(in: language)): \(asOf.rfc3339)"] + notes)
    return try Workbook(
      title: "\(name.title.text(in: language)) · \(conferenceName)", subject: conferenceName, made: asOf.date,
      sheet: sheet
    ).bytes()
  }

  /// The sums over everything; where there are none, those of each session or day.
  private var sums: [[ReportCell]] {
    guard totals.isEmpty else { return totals }
    return lines.compactMap { if case .subtotal(let cells) = $0 { cells } else { nil } }
  }

  private static let asOfWords = Words("As of", vi: "Số liệu đến", ja: "時点")

  private func format(_ column: ReportColumn) -> Sheet.Format {
    switch column.kind {
    case .count, .duration: .whole
    case .ordinal: .ordinal
    case .decimal: .exact
    case .money: .money
    case .percent: .percent
    case .day: .day
    case .moment: .moment
    case .text, .code, .flag, .list: .text
    }
  }

  private func sheetCell(_ cell: ReportCell, _ column: ReportColumn) -> Sheet.Cell {
    switch cell {
    case .empty: return .empty
    case .text(let text): return .text(text)
    case .code: return .text(words(cell, in: column))
    case .count(let number), .unsettled(let number), .duration(let number): return .number(Double(number))
    case .decimal(let amount), .money(let amount, _):
      return Double(amount.description).map(Sheet.Cell.number) ?? .text(amount.description)
    case .percent(let amount):
      return Double(amount.description).map { .number($0 / 100) } ?? .text(amount.description)
    case .day(let day): return .day(year: day.year, month: day.month, day: day.day)
    case .moment(let time):
      // As the clocks at the conference show it: cells have no zone.
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = time.zone
      let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: time.date)
      return .moment(
        year: parts.year ?? 1900, month: parts.month ?? 1, day: parts.day ?? 1, hour: parts.hour ?? 0,
        minute: parts.minute ?? 0, second: parts.second ?? 0)
    case .flag(let flag): return .flag(flag)
    case .list(let list):
      return .text(list.map { Terms.words($0, in: column.key, of: name, language) }.joined(separator: "; "))
    }
  }
}
