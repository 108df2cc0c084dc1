internal import Conferences
internal import Reports
import Spreadsheets

/// The template that one report is set in: upright for few columns, across for many.
struct ReportLayout {
  private let report: Report
  private let columns: [Int]

  init(_ report: Report, columns: [Int]) {
    (self.report, self.columns) = (report, columns)
  }

  func source(_ language: PaperLanguage) -> TemplateSource {
    TemplateSource(
      name: "report",
      files: ["layout.yaml": Array(layout(language).utf8), "text.\(language.rawValue).md": Array(text.utf8)])
  }

  /// Japanese figures are of the same family as the words beside them.
  private static func families(_ language: PaperLanguage) -> String {
    language == .ja ? "Noto Serif CJK JP, Liberation Serif" : "Liberation Serif, Noto Serif CJK JP"
  }

  private var isAcross: Bool { columns.count > 6 }
  /// Letters shrink a little before a table of many columns does not fit.
  private var size: String { columns.count > 13 ? "7pt" : columns.count > 10 ? "8pt" : "10pt" }

  /// The widths of all columns, which fill the page together: where none shares the room, that of the longest words has
  /// what is left.
  private var columnWidths: [String] {
    var widths = columns.map(columnWidth)
    guard !widths.contains(where: { $0.hasSuffix("fr") }) else { return widths }
    let words = columns.indices.filter { [.text, .list].contains(report.columns[columns[$0]].kind) }
    if let widest = words.max(by: { longest(of: columns[$0]) < longest(of: columns[$1]) }) {
      widths[widest] = "1fr"
    }
    return widths
  }

  private func longest(of place: Int) -> Int {
    report.rows.map { DisplayWidth.of(report.words($0[place], in: report.columns[place])) }.max() ?? 0
  }

  /// Columns of words share the room by what stands in them; of many columns those of counts and of few letters leave it
  /// to them, and their headings take two lines.
  private func columnWidth(of place: Int) -> String {
    let column = report.columns[place]
    if column.kind == .count, columns.count > 10 { return countWidth(under: column) }
    guard column.kind == .text || column.kind == .list else { return "auto" }
    let cells = report.rows.map { report.words($0[place], in: column) }
    let widths = cells.map { DisplayWidth.of($0) }
    let longest = widths.max() ?? 0
    guard longest > Self.fewLetters else {
      guard columns.count > 10 else { return "auto" }
      let letters = max(
        longest, min(longestWord([column.heading.text(in: report.language)]), Self.fewLetters))
      return "\(Self.points(letters, of: columns.count))pt"
    }
    // What is long in one line only may take three lines there; no word is parted.
    let average = widths.reduce(0, +) / max(widths.count, 1)
    let word = longestWord(cells)
    return "\(min(max(average, longest / 3, word + word / 4, Self.fewLetters), 3 * Self.fewLetters))fr"
  }

  /// As wide as the heading in two lines or its longest word, which is bold, and not less than a count of six digits.
  private func countWidth(under column: ReportColumn) -> String {
    let heading = column.heading.text(in: report.language)
    let width = DisplayWidth.of(heading)
    let letters = max(report.language == .ja ? width : longestWord([heading]) + 1, (width + 1) / 2, 7)
    return "\(Self.points(letters, of: columns.count))pt"
  }

  /// A letter takes about half an em; the padding is on either side.
  private static func points(_ letters: Int, of columns: Int) -> Int { 6 + letters * (columns > 13 ? 4 : 5) }

  /// Japanese is parted almost anywhere.
  private func longestWord(_ texts: [String]) -> Int {
    guard report.language != .ja else { return 8 }
    return texts.flatMap { $0.split(separator: " ") }.map { DisplayWidth.of($0) }.max() ?? 0
  }

  private static let fewLetters = 16

  private func layout(_ language: PaperLanguage) -> String {
    let (width, height) = isAcross ? (257, 170) : (170, 257)
    let widths = columnWidths
    let aligned = columns.map { report.columns[$0].isNumber ? "right" : "left" }
    return """
      name: report
      kind: report
      paper: {size: A4, orientation: \(isAcross ? "landscape" : "portrait")}
      languages: [\(language.rawValue)]
      fonts:
        serif:
          \(language.rawValue): [\(Self.families(language))]
      styles:
        body: {font: serif, size: 10pt, leading: 1.3}
        title: {inherits: body, size: 15pt, bold: true, role: h1, after: 3pt}
        subtitle: {inherits: body, size: 11pt, after: 2pt}
        cell: {inherits: body, size: \(size), leading: 1.2}
        head: {inherits: cell, bold: true}
        note: {inherits: body, before: 3pt}
        page: {inherits: body, size: 9pt, align: center}
        mark: {inherits: body, size: 8.5pt, bold: true, align: right, colour: "#a3122a"}
      tables:
        figures:
          columns: [\(widths.joined(separator: ", "))]
          style: cell
          header: head
          align: [\(aligned.joined(separator: ", "))]
          rules: horizontal
          weight: 0.4pt
          colour: "#777777"
          padding: {x: 3pt, y: 2pt}
          before: 8pt
          after: 8pt
      slots:
        mark: {style: mark, frame: {x: 20mm, y: 8mm, width: \(width)mm, height: 8mm}}
        body:
          style: body
          frame: {x: 20mm, y: 20mm, width: \(width)mm, height: \(height)mm}
          flow: {x: 20mm, y: 20mm, width: \(width)mm, height: \(height)mm}
      pages:
        number:
          style: page
          frame: {x: 20mm, y: \(height + 24)mm, width: \(width)mm, height: 6mm}
          from: 1
          text: "{page} / {pages}"
        repeat: [mark]
      empty:
      \(columns.map { "  lines.c\($0): \"\"" }.joined(separator: "\n"))

      """
  }

  private var text: String {
    let language = report.language
    let headings = columns.map { Self.escaped(report.columns[$0].heading.text(in: language)) }
    var cells = columns.map { "{{^sum}}{{c\($0)}}{{/sum}}{{#sum}}**{{c\($0)}}**{{/sum}}" }
    if !cells.isEmpty {
      cells[0] = "{{#lines}}" + cells[0]
      cells[cells.count - 1] += "{{/lines}}"
    }
    let sample = Words("SAMPLE DATA", vi: "DỮ LIỆU MẪU", ja: "見本データ").text(in: language)
    let time = "{{report.as_of}}"
    let asOf = Words("As of \(time)", vi: "Số liệu đến \(time)", ja: "\(time) 現在").text(in: language)
    return """
      # mark

      {{#report.sample}}\(sample){{/report.sample}}

      # body

      {.title} \(Self.escaped(report.name.title.text(in: language)))

      {.subtitle} {{report.conference}}

      \(asOf)

      {.figures}

      | \(headings.joined(separator: " | ")) |
      |\(String(repeating: " --- |", count: headings.count))
      | \(cells.joined(separator: " | ")) |

      {.note} {{#notes}}{{note}}{{/notes}}

      """
  }

  /// Words of our own, so that nothing of them is read as Markdown.
  private static func escaped(_ text: String) -> String {
    text.map { "\\`*_{}[]<>#|~".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }
}
