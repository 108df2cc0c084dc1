internal import Typesetting

/// Tables that are drawn as bars.
extension SlotComposer {
  /// The bars of a table of two columns: what is compared, and how much.
  mutating func bars(
    _ table: TemplateTable, _ chart: ChartDefinition, in scope: FieldScope
  ) -> BarChartBlock? {
    let label = book.style(chart.labelStyle ?? slot.style ?? "")
    let contexts = [
      Context(style: label),
      Context(style: chart.valueStyle.map { book.style($0) } ?? label, alignment: .right),
    ]
    var bars: [BarChartBlock.Bar] = []
    var said: [String] = []
    var fields: [String?] = []
    visit(table.rows, in: scope) { composer, row, scope in
      guard row.cells.count == 2 else { return }
      let words = composer.prepare(row.cells[0], contexts[0], in: scope)
      let figure = composer.prepare(row.cells[1], contexts[1], in: scope)
      guard !words.hasOmittedLine, !figure.hasOmittedLine, let label = words.paragraph,
        let value = figure.paragraph
      else { return }
      let language = contexts[1].style.language ?? composer.language
      guard
        let number = figure.number ?? row.cells[1].plainNumber(in: language)
          ?? figure.text.flatMap({ TextParagraph.number(in: $0, language) })
      else {
        composer.problems.append(
          .format(field: row.cells[1].firstField ?? "", reason: "is no number, so no bar can show it"))
        return
      }
      bars.append(BarChartBlock.Bar(label: label, value: value, number: number))
      fields.append(row.cells[1].firstField)
      said.append(
        "\(words.text ?? row.cells[0].plainText): \(figure.text ?? row.cells[1].plainText)")
    }
    guard !bars.isEmpty, problems.isEmpty else { return nil }
    let style = BarChartStyle(
      colour: chart.colour, track: chart.track, thickness: chart.thickness.points(at: label.size),
      gap: chart.gap.points(at: label.size), labelShare: chart.labelShare,
      language: (label.language ?? language).text, before: chart.before.points(at: label.size),
      after: chart.after.points(at: label.size))
    let words = said.joined(separator: "; ").replacing("\n", with: " ")
    do throws(BarChartError) {
      return try BarChartBlock(
        style: style, bars: bars, whole: chart.whole,
        alternative: chart.alternatives[language].map { "\($0): \(words)" } ?? words
      )
    } catch {
      var field: String?
      if case .impossibleNumber(let index) = error { field = fields[index] }
      problems.append(.chart(slot: slot.name, field: field, reason: error.description))
      return nil
    }
  }
}
