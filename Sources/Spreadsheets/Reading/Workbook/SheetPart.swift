import Foundation

/// Reads the cells of a sheet.
final class SheetPart: PartReader {
  private let strings: [String]
  private let formats: [NumberFormat]
  private let countsFrom1904: Bool
  private let limits: TableLimits

  private(set) var records: [Table.Record] = []
  private(set) var hiddenRows: [Int] = []
  private var cellCount = 0
  private var row = 0
  private var cells: [Table.Cell] = []

  private var column = -1
  private var kind = "n"
  private var style = 0
  private var value: String?
  private var inline: RichText?
  private var hasFormula = false
  private var isInValue = false
  private var isInCell = false

  init(strings: [String], formats: [NumberFormat], countsFrom1904: Bool, limits: TableLimits) {
    (self.strings, self.formats) = (strings, formats)
    (self.countsFrom1904, self.limits) = (countsFrom1904, limits)
  }

  override func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "row": beginRow(attributes)
    case "c":
      isInCell = true
      column = attributes["r"].map { CellReference.column($0) ?? -1 } ?? column + 1
      if column < 0 { giveUp(ZipArchive.damaged) }
      kind = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      (value, inline, hasFormula) = (nil, nil, false)
    case "v" where isInCell:
      isInValue = true
      value = ""
    case "f" where isInCell: hasFormula = true
    case "is" where isInCell: inline = RichText()
    default: inline?.begin(name)
    }
  }

  override func end(_ name: String) {
    switch name {
    case "row": endRow()
    case "c":
      isInCell = false
      put(cell)
    case "v": isInValue = false
    case "is": break
    default: inline?.end(name)
    }
  }

  override func found(_ text: String) {
    if isInValue { value?.append(text) } else { inline?.found(text) }
  }

  private func beginRow(_ attributes: [String: String]) {
    let number = attributes["r"].map { Int($0) ?? 0 } ?? row + 1
    guard number > row, number <= 1_048_576 else { return giveUp(ZipArchive.damaged) }
    row = number
    column = -1
    cells.removeAll(keepingCapacity: true)
    if Self.isTrue(attributes["hidden"]) { hiddenRows.append(row) }
  }

  private func put(_ cell: Table.Cell) {
    guard problem == nil, !cell.isEmpty else { return }
    guard column < limits.csv.fieldCount else {
      return giveUp(
        TableProblem(
          "row \(row) has more than \(limits.csv.fieldCount) columns", remedy: "remove the needless ones"))
    }
    guard column >= cells.count else { return giveUp(ZipArchive.damaged) }
    cells.append(contentsOf: repeatElement(.text(""), count: column - cells.count))
    cells.append(cell)
  }

  private func endRow() {
    guard problem == nil, !cells.isEmpty else { return }
    cellCount += cells.count
    records.append(Table.Record(row: row, cells: cells))
    if cellCount > limits.cellCount {
      giveUp(TableProblem("the sheet has more than \(limits.cellCount) cells", remedy: "split it"))
    }
    if records.count > limits.csv.recordCount + 1 {
      giveUp(TableProblem("the sheet has more than \(limits.csv.recordCount) records", remedy: "split it"))
    }
  }

  /// What the cell that just ended shows.
  private var cell: Table.Cell {
    if let inline { return checked(inline.text) }
    guard let value else {
      return hasFormula
        ? .unreadable(
          TableProblem(
            "the formula has no stored result",
            remedy: "open the workbook in a spreadsheet program and save it"))
        : .text("")
    }
    switch kind {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else {
        return .unreadable(
          TableProblem("the cell's text is not in the workbook", remedy: "save the workbook anew"))
      }
      return checked(strings[index])
    case "str": return checked(RichText.unescaped(value))
    case "b": return .text(Self.isTrue(value) ? "TRUE" : "FALSE")
    case "e":
      return .unreadable(
        TableProblem("the cell shows the error \(value.prefix(20))", remedy: "correct its formula"))
    case "d": return checked(value)
    default: return number(value)
    }
  }

  private func checked(_ text: String) -> Table.Cell {
    TextDecoder.problem(with: text, limits.csv).map { .unreadable($0) } ?? .text(text)
  }

  private func number(_ value: String) -> Table.Cell {
    guard !value.isEmpty else { return .text("") }
    guard let number = Double(value), number.isFinite else {
      return .unreadable(TableProblem("the cell's number cannot be read", remedy: "type it anew"))
    }
    if formats.indices.contains(style), formats[style] == .date {
      guard let day = SerialDay.text(number, countsFrom1904: countsFrom1904) else {
        return .unreadable(TableProblem("the cell's date is no day there ever was", remedy: "type it anew"))
      }
      return .text(day)
    }
    // Numbers are binary in the file: 0.1 stands there as 0.10000000000000001.
    if number == number.rounded(), abs(number) < 1e15 { return .text(String(Int(number))) }
    return .text("\(number)")
  }
}
