public import Reports

/// A report as the bytes of a file.
public enum ReportFile {
  /// The file of a report in any format. The same report gives the same bytes.
  ///
  /// - Parameters:
  ///   - report: The answer.
  ///   - format: How it is written.
  ///   - press: Gives the fonts; asked for paper only.
  /// - Throws: `WorkbookError`; for paper ``TemplateError``, ``PaperFault`` and what `press` throws.
  public static func bytes(
    _ report: Report, as format: ReportFormat, press: () throws -> Press
  ) throws -> [UInt8] {
    switch format {
    case .table: Array(report.table(width: nil).utf8)
    case .csv: Array(report.csv().utf8)
    case .json: Array(try JSONText.of(report).utf8)
    case .xlsx: try report.workbook()
    case .pdf: try ReportPaper(report).file(press())
    }
  }
}
