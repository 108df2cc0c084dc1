internal import Typesetting

/// Reads a text file: slots, and in them paragraphs, lists and tables.
struct TextReader {
  /// Longer texts are refused.
  static let maximumByteCount = 512_000
  /// Paragraphs, cells and items of one file; sections in all. More is no paper.
  static let maximumParagraphCount = 20_000
  static let maximumColumnCount = 64

  private let text: MarkedText
  private let problems: ProblemList
  private var paragraphCount = 0

  private static let remedies: [String: String] = [
    "block_quote": "quotations are not known here; remove the >",
    "code_block": "code is not known here; remove the four blanks (or the ```) at the line's beginning",
    "html_block": "HTML is not known here; remove it",
    "thematic_break": "a line across is not known here; give a style a rule instead",
    "footnote_definition": "footnotes are not known here",
  ]

  private init(_ text: MarkedText, problems: ProblemList) {
    self.text = text
    self.problems = problems
  }

  /// The words of a file. Everything wrong is added to `problems`.
  static func read(_ bytes: [UInt8], problems: ProblemList) -> TemplateText? {
    let start = TextPlace(line: 1, column: 1)
    guard bytes.count <= maximumByteCount else {
      problems.add(start, "the text is larger than \(maximumByteCount) bytes; shorten it")
      return nil
    }
    guard let source = TextEncoding.text(of: bytes, problems: problems) else { return nil }
    let plain = source.replacing("\r\n", with: "\n")
    let marked = MarkedText(
      plain.hasPrefix("\u{FEFF}") ? String(plain.dropFirst()) : plain, problems: problems)
    guard let document = MarkdownNode.parse(marked.markdown) else {
      problems.add(start, "the text is nested too deeply; simplify lists and emphasis")
      return nil
    }
    var reader = TextReader(marked, problems: problems)
    return reader.slots(of: document)
  }

  private func place(_ node: MarkdownNode) -> TextPlace {
    text.place(line: node.line, byteColumn: node.byteColumn)
  }

  private mutating func slots(of document: MarkdownNode) -> TemplateText {
    var slots: [SlotText] = []
    var events: [SectionEvent<TextBlock>] = []
    /// A style alone in a paragraph: it belongs to the table or list that follows.
    var pending: TextMark?
    func closeSlot() {
      guard !slots.isEmpty else { return }
      slots[slots.count - 1].blocks = SectionTree.build(events, problems: problems)
      events = []
    }
    for node in document.children {
      if node.type == "heading", node.level == 1 {
        refuseUnused(&pending)
        closeSlot()
        let name = headingName(node)
        if slots.contains(where: { $0.slot == name }) {
          problems.add(place(node), "the slot \(name) stands twice; put all its words under one heading")
        }
        slots.append(SlotText(slot: name, place: place(node), blocks: []))
        continue
      }
      if slots.isEmpty {
        problems.add(place(node), "words before the first slot; begin with # and a slot's name")
        slots.append(SlotText(slot: "", place: place(node), blocks: []))
      }
      switch node.type {
      case "paragraph", "heading":
        refuseUnused(&pending)
        pending = addParagraph(node, to: &events)
      case "list":
        events.append(.content(.list(list(node, style: pending))))
        pending = nil
      case "table":
        events.append(.content(.table(table(node, style: pending))))
        pending = nil
      default:
        problems.add(place(node), Self.remedies[node.type] ?? "\(node.type) is not known here")
      }
    }
    refuseUnused(&pending)
    closeSlot()
    return TemplateText(slots: slots)
  }

  private func refuseUnused(_ style: inout TextMark?) {
    if let mark = style {
      problems.add(
        mark.place, "\(mark.source) alone in a paragraph belongs to a table or list right after it")
    }
    style = nil
  }

  private func headingName(_ node: MarkdownNode) -> String {
    var name = ""
    for child in node.children {
      if child.type == "text", !child.text.unicodeScalars.contains(where: { text.mark($0) != nil }) {
        name += child.text
      } else {
        problems.add(place(node), "a slot's heading is nothing but its name")
      }
    }
    return name
  }

  /// Adds a paragraph with the sections around it; returns its style where that is all it holds.
  private mutating func addParagraph(
    _ node: MarkdownNode, to events: inout [SectionEvent<TextBlock>]
  ) -> TextMark? {
    var inlines = InlineReader(text: text, problems: problems)
    inlines.read(node.children)
    let (before, inner, after) = inlines.events.hoisted()
    events += before.map { SectionEvent($0) }
    let isLoneStyle = inner.isEmpty && inlines.style != nil && node.type == "paragraph"
    if !inner.isEmpty {
      let level = node.type == "heading" ? node.level : nil
      let paragraph = paragraph(inner, style: inlines.style, headingLevel: level, place: place(node))
      events.append(.content(.paragraph(paragraph)))
    }
    events += after.map { SectionEvent($0) }
    return isLoneStyle ? inlines.style : nil
  }

  private mutating func paragraph(
    _ events: [SectionEvent<TextWord>], style: TextMark?, headingLevel: Int? = nil, place: TextPlace
  ) -> TextParagraph {
    paragraphCount += 1
    if paragraphCount == Self.maximumParagraphCount + 1 {
      problems.add(
        place, "more than \(Self.maximumParagraphCount) paragraphs and cells; shorten the text")
    }
    return TextParagraph(
      number: paragraphCount, style: style, headingLevel: headingLevel,
      words: SectionTree.build(events, problems: problems), place: place)
  }

  private mutating func list(_ node: MarkdownNode, style: TextMark?) -> TextList {
    var events: [SectionEvent<TextList.Item>] = []
    for item in node.children {
      let (before, blocks, after) = self.item(item)
      events += before.map { SectionEvent($0) }
      let content = TextList.Item(blocks: SectionTree.build(blocks, problems: problems))
      if !content.blocks.isEmpty { events.append(.content(content)) }
      events += after.map { SectionEvent($0) }
    }
    return TextList(
      style: style, isOrdered: node.isOrderedList, start: node.listStart,
      items: SectionTree.build(events, problems: problems), place: place(node))
  }

  /// What an item holds, and the sections around it.
  private mutating func item(
    _ item: MarkdownNode
  ) -> (before: [TextMark], blocks: [SectionEvent<TextBlock>], after: [TextMark]) {
    var before: [TextMark] = []
    var after: [TextMark] = []
    var blocks: [SectionEvent<TextBlock>] = []
    // In an item of one paragraph a section goes around the item, so that no mark is left without words.
    let isAlone = item.children.count == 1
    /// A style alone in a paragraph: it belongs to the inner list that follows.
    var pending: TextMark?
    for child in item.children {
      switch child.type {
      case "paragraph":
        refuseUnused(&pending)
        var inlines = InlineReader(text: text, problems: problems)
        inlines.read(child.children)
        let hoisted = inlines.events.hoisted()
        if isAlone { before = hoisted.before } else { blocks += hoisted.before.map { SectionEvent($0) } }
        if !hoisted.inner.isEmpty {
          let paragraph = paragraph(hoisted.inner, style: inlines.style, place: place(child))
          blocks.append(.content(.paragraph(paragraph)))
        } else if !isAlone {
          pending = inlines.style
        }
        if isAlone { after = hoisted.after } else { blocks += hoisted.after.map { SectionEvent($0) } }
      case "list":
        blocks.append(.content(.list(list(child, style: pending))))
        pending = nil
      default:
        problems.add(place(child), "only words and lists stand in a list; end the list before it")
      }
    }
    refuseUnused(&pending)
    return (before, blocks, after)
  }

  private mutating func table(_ node: MarkdownNode, style: TextMark?) -> TemplateTable {
    var header: TemplateTable.Row?
    var events: [SectionEvent<TemplateTable.Row>] = []
    if node.alignments.count > Self.maximumColumnCount {
      problems.add(place(node), "a table has at most \(Self.maximumColumnCount) columns")
    }
    for row in node.children {
      let (before, content, after) = self.row(row)
      if row.type == "table_header" {
        for mark in before + after {
          problems.add(mark.place, "a section can't stand in a table's header row")
        }
        header = content.cells.allSatisfy(\.words.isEmpty) ? nil : content
      } else {
        events += before.map { SectionEvent($0) }
        events.append(.content(content))
        events += after.map { SectionEvent($0) }
      }
    }
    let alignments = node.alignments.map { letter -> ParagraphStyle.Alignment? in
      switch letter {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: nil
      }
    }
    return TemplateTable(
      style: style, alignments: alignments, header: header,
      rows: SectionTree.build(events, problems: problems),
      place: place(node))
  }

  /// A row: what begins its first cell and has no end there goes around the row, and likewise at its end.
  private mutating func row(
    _ node: MarkdownNode
  ) -> (before: [TextMark], row: TemplateTable.Row, after: [TextMark]) {
    var before: [TextMark] = []
    var after: [TextMark] = []
    var cells: [TextParagraph] = []
    for (index, cell) in node.children.enumerated() {
      var inlines = InlineReader(text: text, problems: problems, isCell: true)
      inlines.read(cell.children)
      var hoisted = inlines.events.hoisted()
      // A section that begins and ends in this one cell of many is the cell's own.
      while node.children.count > 1, let first = hoisted.before.last, let last = hoisted.after.first,
        first.kind != .close, last.kind == .close, first.name == last.name
      {
        hoisted.inner = [.open(first)] + hoisted.inner + [.close(last)]
        hoisted.before.removeLast()
        hoisted.after.removeFirst()
      }
      if index == 0 {
        before = hoisted.before
      } else {
        hoisted.inner = hoisted.before.map { SectionEvent($0) } + hoisted.inner
      }
      if index + 1 == node.children.count {
        after = hoisted.after
      } else {
        hoisted.inner += hoisted.after.map { SectionEvent($0) }
      }
      cells.append(paragraph(hoisted.inner, style: inlines.style, place: place(cell)))
    }
    return (before, TemplateTable.Row(cells: cells), after)
  }
}
