import Foundation
import Spreadsheets
import StrictYAML

/// A table read by a list of known columns: header names in any order, every fault at its row and column.
struct RecordTable {
  /// How a table is read.
  struct Reading {
    var rules: HeaderReading.Rules
    /// The row of the header; nil for the first that is not blank.
    var headerRow: Int?
    /// Whether apostrophes that keep spreadsheets from running a text are taken off again.
    var restoresText = false
  }

  /// One record, by column.
  struct Line {
    let row: Int
    fileprivate let texts: [String]
    fileprivate let unreadable: Set<String>
    fileprivate let shape: Shape

    /// The text of a column, its default where that is empty; nil where the file has no such column.
    subscript(column: String) -> String? {
      let text = shape.places[column].map { $0 < texts.count ? texts[$0] : "" }
      guard let standard = shape.defaults[column], text?.isEmpty ?? true else { return text }
      return standard
    }

    /// Whether the column holds something that could not be read, which has been noted.
    func isUnreadable(_ column: String) -> Bool { unreadable.contains(column) }
    var isWhole: Bool { unreadable.isEmpty }
  }

  /// What the header told, shared by all lines.
  fileprivate final class Shape: Sendable {
    let places: [String: Int]
    let defaults: [String: String]

    init(places: [String: Int], defaults: [String: String]) {
      (self.places, self.defaults) = (places, defaults)
    }
  }

  let file: String
  private(set) var faults: [InputFault] = []
  /// What was put right or passed over.
  private(set) var notes: [InputFault] = []
  /// The columns that the file has, or has defaults for.
  private(set) var present: Set<String> = []
  private(set) var recognised: [(header: String, column: String)] = []
  /// Whether every column that must be there is.
  private(set) var isHeaderSound = false
  private var places: [String: Int] = [:]
  private var source: Table?

  init(file: String) {
    self.file = file
  }

  mutating func note(_ row: Int, _ column: String, _ message: String, _ remedy: String? = nil) {
    faults.append(fault(row, column, message, remedy))
  }

  /// Says what was put right.
  mutating func remark(_ row: Int, _ column: String, _ message: String) {
    notes.append(fault(row, column, message, nil))
  }

  /// A fault at a place of this file.
  func fault(_ row: Int, _ column: String, _ message: String, _ remedy: String? = nil) -> InputFault {
    InputFault(
      file: file, line: row, column: column, message: message, remedy: remedy,
      cell: places[column].flatMap { source?.cellName(row: row, column: $0) })
  }

  /// Reads the file and hands its records to `body`; a record that cannot be read is noted and left out.
  mutating func read(_ table: Table, _ reading: Reading, _ body: (inout RecordTable, Line) -> Void) {
    source = table
    for note in table.notes { remark(note.row, "row", note.message) }
    let start = table.records.firstIndex { $0.row >= reading.headerRow ?? 0 }
    guard let start, reading.headerRow == nil || table.records[start].row == reading.headerRow else {
      for broken in table.breaks { noteBreak(broken, []) }
      if table.breaks.isEmpty {
        note(
          reading.headerRow ?? 1, "header",
          reading.headerRow == nil ? "the file is empty" : "the row of the header is blank",
          "its first line names the columns; if they stand further down, say where with --header-row")
      }
      return
    }
    let head = table.records[start]
    if noteSeparators(head, table) { return }
    let header = HeaderReading(head.cells, reading.rules)
    places = Dictionary(
      header.columns.enumerated().compactMap { index, column in column.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    recognised = header.recognised
    for fault in header.faults { noteHeader(fault, head.row) }
    present = Set(places.keys).union(reading.rules.mapping.defaults.keys)
    isHeaderSound = present.isSuperset(of: reading.rules.required)
    let shape = Shape(places: places, defaults: reading.rules.mapping.defaults)
    for broken in table.breaks { noteBreak(broken, header.columns) }
    for record in table.records[(start + 1)...] {
      guard let line = line(record, header, table, shape, reading.restoresText) else { continue }
      body(&self, line)
    }
  }

  private mutating func noteHeader(
    _ fault: (cell: Int?, column: String, message: String, remedy: String), _ row: Int
  ) {
    faults.append(
      InputFault(
        file: file, line: row, column: fault.column, message: fault.message, remedy: fault.remedy,
        cell: fault.cell.flatMap { source?.cellName(row: row, column: $0) }))
  }

  private mutating func noteBreak(_ broken: Table.Break, _ columns: [String?]) {
    let index = broken.column ?? columns.count
    let column = index < columns.count ? columns[index] : nil
    note(broken.row, column ?? "record", broken.problem.message, broken.problem.remedy)
  }

  /// Where one column holds what looks like several: the separator is another one.
  private mutating func noteSeparators(_ head: Table.Record, _ table: Table) -> Bool {
    guard case .text(_, let separator) = table.source, separator == .comma, head.cells.count == 1,
      let other = [";", "\t", "|"].first(where: { head.cells[0].text.contains($0) })
    else { return false }
    let shown = other == "\t" ? "tabs" : Quotation.quoted(other)
    note(head.row, "header", "columns are separated by \(shown)", "save the file with commas")
    return true
  }

  private mutating func line(
    _ record: Table.Record, _ header: HeaderReading, _ table: Table, _ shape: Shape, _ restores: Bool
  ) -> Line? {
    let isSheet = if case .sheet = table.source { true } else { false }
    let width = header.columns.count
    // A row of a sheet ends with its last cell that is not empty.
    guard isSheet || record.cells.count == width else {
      note(
        record.row, "record",
        "the record has \(record.cells.count) fields, the header names \(width) columns",
        "quote fields that hold commas, and give every record as many fields as the header")
      return nil
    }
    var texts: [String] = []
    texts.reserveCapacity(record.cells.count)
    var unreadable: Set<String> = []
    var isBlank = true
    for (index, cell) in record.cells.enumerated() {
      let column = index < width ? header.columns[index] : nil
      switch cell {
      case .text(let text):
        if !text.isEmpty { isBlank = false }
        if !text.isEmpty, index >= width || header.nameless.contains(index) {
          note(
            record.row, "record", "\(Quotation.quoted(text)) stands in a column without a header",
            "give the column a header, or empty it")
        }
        texts.append(restores ? CellText.restored(text) : text)
      case .unreadable(let problem):
        isBlank = false
        texts.append("")
        guard let column else { continue }
        note(record.row, column, problem.message, problem.remedy)
        unreadable.insert(column)
      }
    }
    return isBlank ? nil : Line(row: record.row, texts: texts, unreadable: unreadable, shape: shape)
  }
}
