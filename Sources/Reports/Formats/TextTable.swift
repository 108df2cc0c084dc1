import Spreadsheets

/// A table for people: columns in line on a terminal, whatever script they are written in.
public struct TextTable: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// Its heading.
    public let title: String
    /// Numbers stand at the right, so that their digits are in line; they are never cut.
    public let isNumber: Bool
    /// Whether a code or an identifier stands here, which is of no use when it is cut.
    public let isWhole: Bool
    /// Whether what is too long goes on in lines below, rather than being cut.
    public let isFolded: Bool

    private init(_ title: String, isNumber: Bool = false, isWhole: Bool = false, isFolded: Bool = false) {
      self.title = title
      self.isNumber = isNumber
      self.isWhole = isWhole
      self.isFolded = isFolded
    }

    /// A column of text, which may be cut where the terminal is too narrow.
    public static func text(_ title: String) -> Column {
      Column(title)
    }
    /// A column of sentences, which are read to their end: they are folded where the terminal is too narrow.
    public static func prose(_ title: String) -> Column {
      Column(title, isFolded: true)
    }
    /// A column of codes, dates or identifiers: never cut.
    public static func code(_ title: String) -> Column {
      Column(title, isWhole: true)
    }
    /// A column of numbers, at the right.
    public static func number(_ title: String) -> Column {
      Column(title, isNumber: true, isWhole: true)
    }
  }

  private enum Line {
    case cells([String])
    case rule
  }

  private let columns: [Column]
  private var lines: [Line] = []

  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row: one text per column, in their order. What people typed is escaped here.
  public mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row has one cell per column")
    lines.append(.cells(cells.map(PlainText.escaped)))
  }

  /// Adds a line across the table, before totals.
  public mutating func addRule() {
    lines.append(.rule)
  }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { lines.isEmpty }

  /// Sets the table.
  ///
  /// - Parameter width: Cells of the terminal; nil where there is none, and then nothing is cut.
  /// - Returns: Lines, each with its end.
  public func text(width: Int? = nil) -> String {
    let widths = fitted(to: width)
    var result = folded(columns.map(\.title), widths).map { line($0, widths) }.joined()
    result += rule(widths)
    for line in lines {
      switch line {
      case .cells(let cells): result += folded(cells, widths).map { self.line($0, widths) }.joined()
      case .rule: result += rule(widths)
      }
    }
    return result
  }

  private static let gap = 2
  /// A column of text that gives way keeps at least this many cells.
  private static let least = 10

  /// The cells of each column: as wide as its widest text, and then the widest that may give way do, one
  /// cell at a time, until the whole fits.
  private func fitted(to width: Int?) -> [Int] {
    var widths = columns.map { DisplayWidth.of($0.title) }
    for case .cells(let cells) in lines {
      for (index, cell) in cells.enumerated() { widths[index] = max(widths[index], DisplayWidth.of(cell)) }
    }
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - width
    while excess > 0 {
      let candidates = widths.indices.filter { !columns[$0].isWhole && widths[$0] > Self.least }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// A row in as many lines as its longest sentence takes.
  private func folded(_ cells: [String], _ widths: [Int]) -> [[String]] {
    let parts = cells.indices.map { index in
      columns[index].isFolded && DisplayWidth.of(cells[index]) > widths[index]
        ? TextWrap.lines(cells[index], to: widths[index]) : [cells[index]]
    }
    return (0..<max(1, parts.map(\.count).max() ?? 1)).map { line in
      parts.map { line < $0.count ? $0[line] : "" }
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var result = ""
    for (index, cell) in cells.enumerated() {
      var (text, width) = (cell, DisplayWidth.of(cell))
      if width > widths[index] {
        text = PlainText.fitted(cell, to: widths[index])
        width = DisplayWidth.of(text)
      }
      let padding = String(repeating: " ", count: max(0, widths[index] - width))
      if index > 0 { result += String(repeating: " ", count: Self.gap) }
      result += columns[index].isNumber ? padding + text : text + padding
    }
    while result.utf8.last == UInt8(ascii: " ") { result.removeLast() }
    return result + "\n"
  }

  private func rule(_ widths: [Int]) -> String {
    let gap = String(repeating: " ", count: Self.gap)
    return widths.map { String(repeating: "─", count: $0) }.joined(separator: gap) + "\n"
  }
}
