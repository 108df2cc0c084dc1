internal import StrictYAML

/// A field, section, style or line break as it stands in a text file.
struct TextMark: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// `{{name}}`, `{{name:format}}` or `{{name:ruby=reading}}`
    case field(format: String?, ruby: String?)
    /// `{{#name}}`
    case open
    /// `{{^name}}`
    case openInverse
    /// `{{/name}}`
    case close
    /// `{.name}`
    case style
    /// A backslash between blanks.
    case lineBreak
  }

  var kind: Kind
  var name: String
  var place: TextPlace
  /// As written, for messages.
  var source: String
}

extension TextMark {
  /// Whether a section begins or ends here.
  fileprivate var isSectionEnd: Bool {
    switch kind {
    case .open, .openInverse, .close: true
    case .field, .style, .lineBreak: false
    }
  }
}

/// A text file in which each mark is replaced by one private character.
///
/// So the Markdown parser never sees a mark and can neither cut nor change it, and the place of every mark is
/// known exactly, whatever the parser makes of the words around it.
struct MarkedText {
  /// The first of the private characters: mark number n is the character at `base + n`.
  static let base: UInt32 = 0xF0000
  private static let capacity = 20_000
  /// Of beginnings and ends of sections.
  private static let sectionCapacity = 4_000

  /// The text for the Markdown parser.
  let markdown: String
  let marks: [TextMark]
  private let lines: [[Unicode.Scalar]]

  /// The mark that a character stands for.
  func mark(_ scalar: Unicode.Scalar) -> TextMark? {
    guard scalar.value >= Self.base else { return nil }
    let index = Int(scalar.value - Self.base)
    return index < marks.count ? marks[index] : nil
  }

  init(_ source: String, problems: ProblemList) {
    var marks: [TextMark] = []
    var lines: [[Unicode.Scalar]] = []
    var number = 0
    var sections = 0
    for line in source.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      var scanner = MarkScanner(Array(line), line: number, count: marks.count, problems: problems)
      scanner.scan()
      marks += scanner.marks
      lines.append(scanner.result)
      sections += scanner.marks.count(where: \.isSectionEnd)
      guard marks.count < Self.capacity, sections < Self.sectionCapacity else {
        problems.add(TextPlace(line: number, column: 1), "too many fields or sections; shorten the text")
        break
      }
    }
    self.marks = marks
    self.lines = lines
    var text = String.UnicodeScalarView()
    for line in lines {
      text.append(contentsOf: line)
      text.append("\n")
    }
    markdown = String(text)
  }

  /// The place in the file of a byte column in a line of `markdown`, both counted from 1.
  func place(line: Int, byteColumn: Int) -> TextPlace {
    guard line >= 1, line <= lines.count else { return TextPlace(line: max(line, 1), column: 1) }
    var bytes = 1
    var column = 1
    for scalar in lines[line - 1] {
      guard bytes < byteColumn else { break }
      bytes += String(scalar).utf8.count
      column += mark(scalar)?.source.unicodeScalars.count ?? 1
    }
    return TextPlace(line: line, column: column)
  }
}

/// Finds the marks of one line.
private struct MarkScanner {
  private let line: [Unicode.Scalar]
  private let number: Int
  private let first: Int
  private let problems: ProblemList
  private var index = 0
  private(set) var marks: [TextMark] = []
  private(set) var result: [Unicode.Scalar] = []

  init(_ line: [Unicode.Scalar], line number: Int, count: Int, problems: ProblemList) {
    self.line = line
    self.number = number
    first = count
    self.problems = problems
  }

  mutating func scan() {
    while index < line.count {
      let scalar = line[index]
      if scalar == "\\", index > 0, line[index - 1] == " ", line[(index + 1)...].first == " ",
        line[(index + 1)...].contains(where: { $0 != " " })
      {
        add(
          TextMark(
            kind: .lineBreak, name: "", place: TextPlace(line: number, column: index + 1), source: "\\"))
        index += 1
      } else if scalar == "\\", index + 1 < line.count {
        // An escaped brace is only a brace.
        result += [scalar, line[index + 1]]
        index += 2
      } else if scalar == "{", index + 1 < line.count, line[index + 1] == "{" {
        takeField()
      } else if scalar == "{", index + 1 < line.count, line[index + 1] == "." {
        takeStyle()
      } else if scalar.value >= MarkedText.base {
        note(
          index, "the character U+\(String(scalar.value, radix: 16, uppercase: true)) can't stand in a text")
        index += 1
      } else {
        result.append(scalar)
        index += 1
      }
    }
  }

  private func note(_ index: Int, _ message: String) {
    problems.add(TextPlace(line: number, column: index + 1), message)
  }

  private func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line[range])
    return String(text)
  }

  private mutating func takeField() {
    let start = index
    var end = index + 2
    while end + 1 < line.count, !(line[end] == "}" && line[end + 1] == "}") { end += 1 }
    guard end + 1 < line.count else {
      note(start, "this {{ has no }} on its line")
      index = line.count
      return
    }
    index = end + 2
    let source = string(start..<(end + 2))
    let words = string((start + 2)..<end)
    guard let (kind, name) = Self.parse(words) else {
      note(
        start,
        "\(Quotation.quoted(source)) is no field; write {{name}}, {{name:format}}, {{name:ruby=name}}, {{#name}}, {{^name}} or {{/name}}"
      )
      return
    }
    add(TextMark(kind: kind, name: name, place: TextPlace(line: number, column: start + 1), source: source))
  }

  private mutating func takeStyle() {
    let start = index
    var end = index + 2
    while end < line.count, Self.isNameScalar(line[end]) { end += 1 }
    guard end < line.count, line[end] == "}", end > start + 2 else {
      result.append(line[index])
      index += 1
      return
    }
    index = end + 1
    add(
      TextMark(
        kind: .style, name: string((start + 2)..<end), place: TextPlace(line: number, column: start + 1),
        source: string(start..<index)))
    // `{.style} Words`: the blank is no part of the words.
    while index < line.count, line[index] == " " { index += 1 }
  }

  private mutating func add(_ mark: TextMark) {
    guard let scalar = Unicode.Scalar(MarkedText.base + UInt32(first + marks.count)) else { return }
    marks.append(mark)
    result.append(scalar)
  }

  private static func parse(_ words: String) -> (TextMark.Kind, String)? {
    var rest = trimmed(Substring(words))
    let sign = rest.first
    if sign == "#" || sign == "^" || sign == "/" { rest = trimmed(rest.dropFirst()) }
    let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first.map(trimmed), isName(name) else { return nil }
    let format = parts.count > 1 ? trimmed(parts[1]) : nil
    if let format, format.hasPrefix("ruby=") {
      let reading = trimmed(format.dropFirst("ruby=".count))
      guard isName(reading), sign != "#", sign != "^", sign != "/" else { return nil }
      return (.field(format: nil, ruby: String(reading)), String(name))
    }
    if let format, !isName(format) { return nil }
    switch sign {
    case "#" where format == nil: return (.open, String(name))
    case "^" where format == nil: return (.openInverse, String(name))
    case "/" where format == nil: return (.close, String(name))
    case "#", "^", "/": return nil
    default: return (.field(format: format.map(String.init), ruby: nil), String(name))
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text = text.dropLast() }
    return text
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy(isNameScalar)
  }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
    default: false
    }
  }
}
