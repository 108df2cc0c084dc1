public import Conferences

/// An answer to a question over the data of one conference, as of one moment of the database's clock.
///
/// It is described once: columns, typed cells, sums. Tables, CSV, JSON, XLSX, bars and paper all come from that
/// description. Its rows have a fixed order, so that two answers to one question over the same data are equal.
public struct Report: Sendable {
  /// One line of the table.
  public enum Line: Sendable {
    case row([ReportCell])
    /// Sums of the rows since the last one; data do not have it.
    case subtotal([ReportCell])

    var cells: [ReportCell] {
      switch self {
      case .row(let cells), .subtotal(let cells): cells
      }
    }
  }

  /// Which columns are drawn as bars: a length for each row.
  public struct Bars: Sendable {
    /// Keys of the columns whose words stand before a bar.
    public let labels: [String]
    public let value: String
    public let title: Words
  }

  public let name: ReportName
  /// Code of the conference, and its name in the report's language.
  public let conference: String
  public let conferenceName: String
  /// The moment for which the answer holds.
  public let asOf: ConferenceTime
  public let language: Language
  public let columns: [ReportColumn]
  public let lines: [Line]
  /// The last lines: sums over everything, a cell for each column.
  public let totals: [[ReportCell]]
  /// The sums as JSON has them.
  public let figures: Figure
  /// Sentences below the table, in the report's language.
  public let notes: [String]
  public let bars: Bars?
  /// Whether it asks something and the answer is no: a check that fails.
  public let isNo: Bool
  /// Whether invented data may be among what it tells: paper must say so.
  public let isSample: Bool

  init(
    _ place: ReportedConference, _ name: ReportName, columns: [ReportColumn], lines: [Line],
    totals: [[ReportCell]] = [], figures: Figure, notes: [String] = [], bars: Bars? = nil, isNo: Bool = false
  ) {
    self.name = name
    (conference, conferenceName) = (place.code, place.name)
    (asOf, language, isSample) = (place.asOf, place.language, place.isSample)
    (self.columns, self.lines, self.totals) = (columns, lines, totals)
    (self.figures, self.notes, self.bars, self.isNo) = (figures, notes, bars, isNo)
    func isWhole(_ cells: [ReportCell]) -> Bool { cells.count == columns.count }
    precondition(
      lines.allSatisfy { isWhole($0.cells) } && totals.allSatisfy(isWhole),
      "a line of a report has one cell per column")
  }

  /// The rows without the sums between them.
  public var rows: [[ReportCell]] {
    lines.compactMap { if case .row(let cells) = $0 { cells } else { nil } }
  }

  /// The cells of a column, one for each row; empty for a key that no column has.
  public func cells(_ key: String) -> [ReportCell] {
    guard let index = columns.firstIndex(where: { $0.key == key }) else { return [] }
    return rows.map { $0[index] }
  }
}
