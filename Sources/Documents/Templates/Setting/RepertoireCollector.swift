internal import Typesetting

/// Finds the text that stands in every paper, or in many, although its place changes: its glyphs belong into the
/// plate, so that a strike carries only what no other paper has.
struct RepertoireCollector {
  /// What the values of fields are made of in any language.
  private static let figures = "0123456789.,:/-–()%"
  private static let smallLetters = "abcdefghijklmnopqrstuvwxyz"
  /// Latin and Vietnamese papers: these letters make a plate a few kilobytes larger and every strike as many smaller.
  private static let latinLetters =
    smallLetters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    + "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĐ"
  /// Dates and times in Japanese. Kana and kanji are too many to be worth it.
  private static let japaneseSigns = "年月日時分午前後令和（）・、"

  private let slot: SlotDefinition
  private let paperLanguage: PaperLanguage
  /// The slot's own where it has one.
  private let language: PaperLanguage
  private let template: Template
  private let book: StyleBook
  private let typesetter: Typesetter

  init(
    slot: SlotDefinition, language: PaperLanguage, template: Template, book: StyleBook, typesetter: Typesetter
  ) {
    self.slot = slot
    paperLanguage = language
    self.language = slot.language ?? language
    self.template = template
    self.book = book
    self.typesetter = typesetter
  }

  private struct Words: Hashable {
    var text: String
    var style: String
    var emphasis: Emphasis
    /// Where it is not the style's or the slot's.
    var language: PaperLanguage?
  }

  /// One paragraph for each text in each style. Text that can't be set is left out: setting a paper names it.
  func paragraphs() -> [PreparedParagraph] {
    var words: [Words] = []
    for tree in template.texts[paperLanguage]?.slot(slot.name)?.blocks ?? [] {
      tree.forEach { block in collect(block, into: &words) }
    }
    var seen: Set<Words> = []
    return words.filter { seen.insert($0).inserted }.compactMap(prepare)
  }

  /// `base` is the style of an item's paragraphs.
  private func collect(_ block: TextBlock, in base: String? = nil, into words: inout [Words]) {
    switch block {
    case .paragraph(let paragraph):
      let style =
        paragraph.style?.name ?? paragraph.headingLevel.map { "h\($0 - 1)" } ?? base ?? slot.style ?? ""
      collect(paragraph, style, Emphasis(), into: &words)
    case .list(let list):
      let style = list.style?.name ?? base ?? slot.style ?? ""
      words.append(
        Words(
          text: ListMark.text(book.style(style).marker, isOrdered: list.isOrdered, number: 1), style: style,
          emphasis: Emphasis()))
      for tree in list.items {
        tree.forEach { item in
          for tree in item.blocks { tree.forEach { collect($0, in: style, into: &words) } }
        }
      }
    case .table(let table):
      let name = table.style?.name ?? "table"
      var definition = template.layout.tables[name] ?? TableDefinition()
      if let chart = template.layout.charts[name] {
        definition.styles = [chart.labelStyle ?? slot.style ?? ""]
        definition.styles.append(chart.valueStyle ?? definition.styles[0])
      }
      func style<Value>(_ values: [Value], _ column: Int) -> Value? {
        values.count == 1 ? values[0] : column < values.count ? values[column] : values.last
      }
      func collectRow(_ row: TemplateTable.Row, isHeader: Bool) {
        for (column, cell) in row.cells.enumerated() {
          let plain = style(definition.styles, column) ?? slot.style ?? ""
          let heading = isHeader ? style(definition.headerStyles, column) : nil
          let emphasis = Emphasis(isBold: isHeader && heading == nil)
          collect(
            cell, cell.style?.name ?? heading ?? plain, emphasis, in: style(definition.languages, column),
            into: &words)
        }
      }
      if let header = table.header { collectRow(header, isHeader: true) }
      for tree in table.rows { tree.forEach { collectRow($0, isHeader: false) } }
    }
  }

  private func collect(
    _ paragraph: TextParagraph, _ style: String, _ base: Emphasis, in own: PaperLanguage? = nil,
    into words: inout [Words]
  ) {
    for tree in paragraph.words {
      tree.forEach { word in
        switch word {
        case .text(let text, let emphasis):
          words.append(
            Words(text: text, style: style, emphasis: Self.sum(base, emphasis), language: own))
        case .field(_, let emphasis):
          let emphasis = Self.sum(base, emphasis)
          let isJapanese = (own ?? book.style(style).language ?? language) == .ja
          let isBold = emphasis.isBold || book.style(style).isBold
          words.append(
            Words(
              text: Self.repertoire(isJapanese: isJapanese, isBold: isBold), style: style, emphasis: emphasis,
              language: own))
        case .softBreak, .hardBreak: break
        }
      }
    }
  }

  /// What a field's values are likely to need. A Japanese paper has few Latin letters, most of them small ones in
  /// addresses, and hardly any that are bold; Vietnamese ones would embed another font. A strike carries its own.
  private static func repertoire(isJapanese: Bool, isBold: Bool) -> String {
    if !isJapanese { return figures + latinLetters }
    return isBold ? figures : figures + smallLetters + japaneseSigns
  }

  private static func sum(_ first: Emphasis, _ second: Emphasis) -> Emphasis {
    Emphasis(isBold: first.isBold || second.isBold, isItalic: first.isItalic || second.isItalic)
  }

  private func prepare(_ words: Words) -> PreparedParagraph? {
    let style = book.style(words.style)
    let language = words.language ?? style.language ?? language
    guard let textStyle = book.textStyle(style, language, words.emphasis) else { return nil }
    return try? typesetter.prepare(
      [TextSpan(words.text, style: textStyle)], style: book.paragraphStyle(style, language))
  }
}
