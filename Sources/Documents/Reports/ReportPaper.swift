internal import Conferences
internal import PDF
internal import Reports

/// A report on paper: A4, a table whose head stands on every page, sums, notes, and the pages counted.
///
/// The number of columns varies, so its template is made for each report; everything else is the way of all papers.
struct ReportPaper {
  private let report: Report
  private let columns: [Int]

  init(_ report: Report) {
    self.report = report
    columns = report.columns.indices.filter { report.columns[$0].place != .data }
  }

  /// The file.
  ///
  /// - Throws: ``PaperFault`` for a character no font has, or a word wider than the page; ``TemplateError`` where fonts are
  ///   missing.
  func file(_ press: Press) throws -> [UInt8] {
    let source = ReportLayout(report, columns: columns).source(language)
    let template = try Template.parse(source, catalogue: catalogue)
    let compiled = try CompiledTemplate(template, language: language, fonts: press.fonts)
    let title = report.name.title.text(in: report.language)
    let information = DocumentInformation(
      title: "\(title) · \(report.conferenceName)", author: "Trao", subject: report.conferenceName,
      language: language.rawValue,
      identifier: "report/\(report.conference)/\(report.name.rawValue)/\(report.asOf.rfc3339)",
      created: report.asOf.rfc3339)
    return compiled.plate.bytes + (try compiled.strike(snapshot, about: information)).bytes
  }

  private var catalogue: FieldCatalogue {
    var row: [String: FieldType] = ["sum": .flag]
    for column in columns { row["c\(column)"] = .text }
    return FieldCatalogue(fields: [
      "report.conference": .text, "report.as_of": .text, "report.sample": .flag, "lines": .rows(row),
      "notes": .rows(["note": .text]),
    ])
  }

  private var language: PaperLanguage { PaperLanguage(rawValue: report.language.rawValue) ?? .en }

  /// On paper days and countries are written as people write them; data and terminals have them by ISO 8601 and 3166.
  private func words(_ cell: ReportCell, in column: ReportColumn) -> String {
    switch cell {
    case .day(let day): DateFormat.short.words(day, language)
    case .code(let code) where column.key == "country": CountryName.text(code, in: report.language)
    default: report.words(cell, in: column)
    }
  }

  /// `11:56 ngày 18 tháng 11 năm 2023`, with the clock's distance from UTC where it is known.
  private var moment: String {
    guard let time = LocalTime(iso: report.asOf.rfc3339) else { return report.asOf.short }
    let day = DateFormat.gregorian.words(time.date, language)
    let clock = TimeFormat.clock.words(time, language)
    let zone = TimeFormat.zone.words(time, language)
    return language == .vi ? "\(clock) \(day) (\(zone))" : "\(day) \(clock) (\(zone))"
  }

  private var snapshot: Snapshot {
    var rows: [[String: FieldValue]] = []
    func add(_ cells: [ReportCell], isSum: Bool) {
      var row: [String: FieldValue] = isSum ? ["sum": .flag(true)] : [:]
      for column in columns {
        let cell = cells[column]
        let words = isSum && cell == .empty ? "" : words(cell, in: report.columns[column])
        if !words.isEmpty { row["c\(column)"] = .text(words) }
      }
      rows.append(row)
    }
    for line in report.lines {
      switch line {
      case .row(let cells): add(cells, isSum: false)
      case .subtotal(let cells): add(cells, isSum: true)
      }
    }
    for cells in report.totals { add(cells, isSum: true) }
    var snapshot: Snapshot = [
      "report.conference": .text(report.conferenceName), "report.as_of": .text(moment),
      "lines": .rows(rows), "notes": .rows(report.notes.map { ["note": .text($0)] }),
    ]
    if report.isSample { snapshot["report.sample"] = .flag(true) }
    return snapshot
  }
}
