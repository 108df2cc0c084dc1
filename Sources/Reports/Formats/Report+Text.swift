import Conferences

extension Report {
  /// The report for people at a terminal.
  ///
  /// - Parameter width: Cells of the terminal; nil where there is none: then all columns stand in it, and nothing is cut.
  /// - Returns: Lines, each with its end.
  public func table(width: Int?) -> String {
    let shown = columns.indices.filter { isShown(columns[$0], width: width) }
    var text = heading + "\n\n"
    if lines.isEmpty {
      text += Self.nothing.text(in: language) + "\n"
    } else {
      var table = TextTable(shown.map { textColumn(columns[$0]) })
      var isAfterSum = false
      for line in lines {
        switch line {
        case .row(let cells):
          if isAfterSum { table.addRule() }
          table.add(shown.map { words(cells[$0], in: columns[$0]) })
          isAfterSum = false
        case .subtotal(let cells):
          table.add(shown.map { sumWords(cells[$0], in: columns[$0]) })
          isAfterSum = true
        }
      }
      if !totals.isEmpty { table.addRule() }
      for cells in totals { table.add(shown.map { sumWords(cells[$0], in: columns[$0]) }) }
      text += table.text(width: width)
    }
    if !notes.isEmpty {
      text +=
        "\n" + notes.map { PlainText.folded(PlainText.escaped($0), to: width, indent: 2) + "\n" }.joined()
    }
    return text
  }

  /// `Attendance of qn-jp-2023, as of 2023-11-18T09:00:00+07:00`
  var heading: String {
    switch language {
    case .en: "\(name.title.text(in: language)) of \(conference), as of \(asOf.rfc3339)"
    case .vi: "\(name.title.text(in: language)) – \(conference), số liệu đến \(asOf.rfc3339)"
    case .ja: "\(conference) \(name.title.text(in: language))（\(asOf.rfc3339) 現在）"
    }
  }

  private static let nothing = Words(
    "There is nothing to tell.", vi: "Không có số liệu.", ja: "該当するデータはありません。")

  /// A line of sums leaves open what has no sum.
  private func sumWords(_ cell: ReportCell, in column: ReportColumn) -> String {
    cell == .empty ? "" : words(cell, in: column)
  }

  private func isShown(_ column: ReportColumn, width: Int?) -> Bool {
    switch column.place {
    case .everywhere, .display: true
    case .wide: width.map { $0 >= 120 } ?? true
    case .data: false
    }
  }

  private func textColumn(_ column: ReportColumn) -> TextTable.Column {
    let title =
      language == .en
      ? column.short ?? column.heading.text(in: .en).lowercased() : column.heading.text(in: language)
    return switch column.kind {
    case .count, .ordinal, .decimal, .percent, .duration, .money: .number(title)
    case .code, .day, .moment, .flag: .code(title)
    case .text, .list: .prose(title)
    }
  }
}
