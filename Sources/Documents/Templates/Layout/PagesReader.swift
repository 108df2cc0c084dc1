internal import Graphics
internal import StrictYAML

/// Reads `pages:`, `sheet:` and `charts:`.
struct PagesReader {
  let styles: Set<String>
  /// The paper, or the card where there are several to a sheet.
  let page: Size

  // MARK: Pages

  func pages(_ node: YAMLNode, slots: [SlotDefinition]) -> PagesDefinition {
    var pages = PagesDefinition()
    guard let mapping = node.mapping(keys: ["number", "artwork", "repeat"]) else { return pages }
    let flow = (slots.first { $0.flow != nil && !$0.isAnnex } ?? slots.first { $0.flow != nil })?.flow
    pages.repeated = (mapping["repeat"]?.list ?? []).compactMap { repeated($0, among: slots) }
    pages.number = mapping["number"].flatMap { number($0, flow: flow) }
    if let artwork = mapping["artwork"], let word = artwork.string {
      pages.isArtworkOnAll = word == "all"
      if word != "all", word != "first" { artwork.note("the picture is drawn on first or on all pages") }
    }
    return pages
  }

  private func repeated(_ node: YAMLNode, among slots: [SlotDefinition]) -> String? {
    guard let name = node.string else { return nil }
    guard let slot = slots.first(where: { $0.name == name }) else {
      node.note("there is no slot \(name.prefix(40)); \(Remedy.of(name, among: slots.map(\.name)))")
      return nil
    }
    guard slot.flow == nil, slot.below.isEmpty, slot.code == nil, !slot.isSeal else {
      node.note("only words in a frame of their own are set again on further pages")
      return nil
    }
    return name
  }

  private func number(_ node: YAMLNode, flow: Rectangle?) -> PagesDefinition.Number? {
    guard let mapping = node.mapping(keys: ["style", "frame", "from", "text"]),
      let style = mapping.required("style").flatMap(styleName)
    else { return nil }
    guard let flow else {
      node.note("no slot goes on on further pages, so there is nothing to number; give one a flow")
      return nil
    }
    // In the middle of the upper margin, as Decree 30/2020/NĐ-CP, annex I, has it.
    var frame = Rectangle(x: flow.x, y: 0, width: flow.width, height: max(1, flow.top))
    if let given = mapping["frame"] {
      guard let read = SlotReader.frame(given) else { return nil }
      frame = read
      if !Rectangle(page).contains(frame, tolerance: 0.5) { given.note("the frame reaches beyond the page") }
    }
    let from = mapping["from"].map { $0.integer ?? 2 } ?? 2
    if !(1...1_000).contains(from) { mapping["from"]?.note("the first page with a number is 1 or more") }
    let text = mapping["text"].map { $0.string ?? "{page}" } ?? "{page}"
    do throws(PageNumberPattern.Malformed) {
      return PagesDefinition.Number(
        style: style, frame: frame, from: from, text: try PageNumberPattern(text))
    } catch {
      mapping["text"]?.note(error.message)
      return nil
    }
  }

  // MARK: Sheets

  func sheet(_ node: YAMLNode) -> SheetDefinition? {
    let keys = PaperSizeReader.keys + ["columns", "rows", "gap", "marks", "of"]
    guard let mapping = node.mapping(keys: keys), let size = PaperSizeReader.size(mapping),
      let columns = mapping.required("columns")?.integer, let rows = mapping.required("rows")?.integer,
      let field = mapping.required("of"), let name = field.string
    else { return nil }
    guard (1...50).contains(columns), (1...50).contains(rows) else {
      node.note("a sheet has 1 to 50 columns and 1 to 50 rows of cards")
      return nil
    }
    let gap = mapping["gap"].flatMap(LengthReader.points) ?? 0
    if gap < 0 { mapping["gap"]?.note("cards can't overlap") }
    let width = Double(columns) * page.width + Double(columns - 1) * gap
    let height = Double(rows) * page.height + Double(rows - 1) * gap
    if width > size.width + 0.5 || height > size.height + 0.5 {
      node.note(
        "\(columns) × \(rows) cards measure \(millimetres(width)) × \(millimetres(height)) mm, the sheet "
          + "\(millimetres(size.width)) × \(millimetres(size.height)) mm")
    }
    return SheetDefinition(
      size: size, columns: columns, rows: rows, gap: gap, showsMarks: mapping["marks"]?.boolean ?? true,
      field: name, place: TextPlace(line: field.line, column: field.column))
  }

  private func millimetres(_ points: Double) -> Int {
    Int((points / Size.pointsPerMillimetre).rounded(.up))
  }

  // MARK: Charts

  func charts(_ mapping: YAMLMapping, tables: [String: TableDefinition]) -> [String: ChartDefinition] {
    var charts: [String: ChartDefinition] = [:]
    for (name, node) in mapping.entries {
      if tables[name] != nil { node.note("there is a table style \(name) as well; choose another name") }
      charts[name] = chart(node)
    }
    return charts
  }

  private func chart(_ node: YAMLNode) -> ChartDefinition? {
    let keys = [
      "label", "value", "colour", "track", "thickness", "gap", "share", "whole", "before", "after",
      "alt",
    ]
    guard let mapping = node.mapping(keys: keys) else { return nil }
    var chart = ChartDefinition()
    chart.labelStyle = mapping["label"].flatMap(styleName)
    chart.valueStyle = mapping["value"].flatMap(styleName)
    chart.colour = mapping["colour"].flatMap(LengthReader.colour) ?? chart.colour
    chart.track = mapping["track"].flatMap(LengthReader.colour)
    chart.thickness = mapping["thickness"].flatMap { LengthReader.length($0) } ?? chart.thickness
    if let share = mapping["share"], let value = LengthReader.share(share) {
      chart.labelShare = value
      if !(0.05...0.9).contains(value) { share.note("the words take between 5% and 90% of the width") }
    }
    chart.gap = mapping["gap"].flatMap { LengthReader.length($0) } ?? chart.gap
    if let whole = mapping["whole"], let number = whole.number {
      chart.whole = number
      if number <= 0 { whole.note("what a full bar stands for is above 0") }
    }
    chart.before = mapping["before"].flatMap { LengthReader.length($0) } ?? chart.before
    chart.after = mapping["after"].flatMap { LengthReader.length($0) } ?? chart.after
    chart.alternatives = mapping["alt"].map(SlotReader.alternatives) ?? [:]
    return chart
  }

  private func styleName(_ node: YAMLNode) -> String? {
    guard let name = node.string else { return nil }
    if !styles.contains(name) {
      node.note("there is no style \(Quotation.quoted(name)); \(Remedy.of(name, among: styles))")
    }
    return name
  }
}
