import PostgreSQL
import Spreadsheets

extension Report {
  /// The rows as CSV. Totals are for the reader's spreadsheet to make.
  public func csv() -> String {
    let data = columns.indices.filter { columns[$0].isData }
    var csv = CSVText(header: data.map { columns[$0].key })
    for case .row(let cells) in lines { csv.append(data.map { Self.field(cells[$0]) }) }
    return csv.text
  }

  private static func field(_ cell: ReportCell) -> CSVText.Field {
    switch cell {
    case .empty: .empty
    case .text(let text): .text(text)
    // Most are codes of ours; a project's sector is what somebody wrote.
    case .code(let code): .text(code)
    case .count(let number), .unsettled(let number), .duration(let number): .value(String(number))
    case .decimal(let amount), .money(let amount, _), .percent(let amount): .value(amount.description)
    case .day(let day): .value(day.iso)
    case .moment(let time): .value(time.rfc3339)
    case .flag(let flag): .value(flag ? "true" : "false")
    case .list(let list): .text(list.joined(separator: ";"))
    }
  }
}
