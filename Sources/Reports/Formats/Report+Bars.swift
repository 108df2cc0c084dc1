import Conferences
import Spreadsheets

extension Report {
  /// The figures of the report as bars, one for each row, for a terminal.
  ///
  /// A full bar is the largest figure. Eighths of a cell are drawn, so that small differences show.
  ///
  /// - Parameter width: Cells of the terminal, at least 40.
  /// - Returns: Lines, each with its end; nil where a picture would not help.
  public func barChart(width: Int) -> String? {
    guard let bars, let value = columns.firstIndex(where: { $0.key == bars.value }) else { return nil }
    let labels = bars.labels.compactMap { key in columns.firstIndex { $0.key == key } }
    let entries = rows.compactMap { row -> (label: String, figure: String, number: Double)? in
      guard let number = row[value].number, number >= 0 else { return nil }
      let label = labels.map { words(row[$0], in: columns[$0]) }.joined(separator: " ")
      return (PlainText.escaped(label), words(row[value], in: columns[value]), number)
    }
    guard let most = entries.map(\.number).max(), most > 0 else { return nil }
    let labelWidth = min(entries.map { DisplayWidth.of($0.label) }.max() ?? 0, max(10, width * 2 / 5))
    let figureWidth = entries.map { DisplayWidth.of($0.figure) }.max() ?? 0
    let room = max(8, max(40, width) - labelWidth - figureWidth - 4)
    var text = bars.title.text(in: language) + "\n"
    for entry in entries {
      let label = PlainText.fitted(entry.label, to: labelWidth)
      let eighths = Int((entry.number / most * Double(room * 8)).rounded())
      let bar = String(repeating: "█", count: eighths / 8) + Self.eighth(eighths % 8)
      text += label + String(repeating: " ", count: labelWidth - DisplayWidth.of(label) + 2)
      text += String(repeating: " ", count: figureWidth - DisplayWidth.of(entry.figure)) + entry.figure
      text += bar.isEmpty ? "\n" : "  " + bar + "\n"
    }
    return text
  }

  private static func eighth(_ count: Int) -> String {
    ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][count]
  }
}
