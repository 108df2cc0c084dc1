/// Reads the words of a paragraph from its Markdown nodes.
struct InlineReader {
  private let text: MarkedText
  private let problems: ProblemList
  /// In a cell, where no line can end, `<br>` is a hard break.
  private let isCell: Bool
  private(set) var events: [SectionEvent<TextWord>] = []
  /// The style at the very beginning, if there is one.
  private(set) var style: TextMark?
  private var isAtStart = true

  private static let remedies: [String: String] = [
    "link": "links are not known here; write the address as words",
    "image": "pictures belong in artwork.svg",
    "code": "code is not known here; write the words without `",
    "html_inline": "HTML is not known here; a hard break is a backslash at the line's end",
    "footnote_reference": "footnotes are not known here",
    "strikethrough": "struck words are not known here",
  ]

  init(text: MarkedText, problems: ProblemList, isCell: Bool = false) {
    self.text = text
    self.problems = problems
    self.isCell = isCell
  }

  mutating func read(_ nodes: [MarkdownNode], emphasis: Emphasis = Emphasis()) {
    for node in nodes {
      switch node.type {
      case "text": readText(node.text, emphasis)
      case "softbreak": add(.softBreak)
      case "linebreak": add(.hardBreak)
      case "html_inline" where isCell && Self.lineBreaks.contains(node.text): addBreakWithinLine()
      case "strong":
        var inner = emphasis
        inner.isBold = true
        read(node.children, emphasis: inner)
      case "emph":
        var inner = emphasis
        inner.isItalic = true
        read(node.children, emphasis: inner)
      default:
        problems.add(
          text.place(line: node.line, byteColumn: node.byteColumn),
          Self.remedies[node.type] ?? "\(node.type) is not known here")
      }
    }
  }

  private static let lineBreaks: Set<String> = ["<br>", "<br/>", "<br />"]

  private mutating func add(_ word: TextWord) {
    events.append(.content(word))
    isAtStart = false
  }

  /// A hard break that stands between words: the blanks around it belong to neither line.
  private mutating func addBreakWithinLine() {
    if case .content(.text(let before, let emphasis)) = events.last {
      let words = before.withoutTrailingBlanks
      events.removeLast()
      if !words.isEmpty { events.append(.content(.text(String(words), emphasis))) }
    }
    add(.hardBreak)
  }

  private mutating func readText(_ source: String, _ emphasis: Emphasis) {
    var words = String.UnicodeScalarView()
    func flush(_ reader: inout InlineReader) {
      guard !words.isEmpty else { return }
      reader.appendText(String(words), emphasis)
      words = String.UnicodeScalarView()
    }
    for scalar in source.unicodeScalars {
      guard let mark = text.mark(scalar) else {
        words.append(scalar)
        continue
      }
      flush(&self)
      take(mark, emphasis)
    }
    flush(&self)
  }

  /// cmark cuts text at signs that might mean something; the pieces belong together.
  private mutating func appendText(_ text: String, _ emphasis: Emphasis) {
    if case .content(.text(let before, emphasis)) = events.last {
      events[events.count - 1] = .content(.text(before + text, emphasis))
    } else if case .content(.hardBreak) = events.last {
      let words = text.drop { $0 == " " }
      if !words.isEmpty { events.append(.content(.text(String(words), emphasis))) }
    } else {
      events.append(.content(.text(text, emphasis)))
    }
    isAtStart = false
  }

  private mutating func take(_ mark: TextMark, _ emphasis: Emphasis) {
    switch mark.kind {
    case .field(let format, let ruby):
      let reading = ruby.map { TextField.Ruby(name: $0) }
      add(
        .field(
          TextField(
            name: mark.name, format: format, ruby: reading, fullName: mark.name, place: mark.place), emphasis)
      )
    case .lineBreak: addBreakWithinLine()
    case .open, .openInverse: events.append(.open(mark))
    case .close: events.append(.close(mark))
    case .style:
      if isAtStart, style == nil {
        style = mark
      } else {
        problems.add(
          mark.place,
          "\(mark.source) stands inside the words; a style stands at the very beginning of a paragraph")
      }
    }
  }
}

extension String {
  /// The text without the blanks at its end.
  fileprivate var withoutTrailingBlanks: Substring {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return text
  }
}
