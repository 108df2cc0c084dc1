internal import Typesetting

/// The words of a template in one language.
struct TemplateText: Sendable {
  /// By slot, in the order of the file.
  var slots: [SlotText]

  func slot(_ name: String) -> SlotText? { slots.first { $0.slot == name } }

  /// What is wrong with a paper, at the heading of the slot where it is found.
  func problem(_ problem: PaperProblem, file: String) -> TemplateProblem {
    let place = problem.slot.flatMap { slot($0)?.place } ?? TextPlace(line: 1, column: 1)
    return TemplateProblem(
      file: file, line: place.line, column: place.column, message: problem.description)
  }
}

/// The words of one slot.
struct SlotText: Sendable {
  var slot: String
  var place: TextPlace
  var blocks: [TextTree<TextBlock>]
}

/// Contents and the sections around them.
indirect enum TextTree<Content: Sendable>: Sendable {
  case content(Content)
  case section(TextSection, [TextTree<Content>])

  /// All contents, shown or not.
  func forEach(_ body: (Content) -> Void) {
    switch self {
    case .content(let content): body(content)
    case .section(_, let children): for child in children { child.forEach(body) }
    }
  }
}

/// `{{#field}} … {{/field}}`, or `{{^field}} … {{/field}}`.
struct TextSection: Hashable, Sendable {
  var field: String
  var isInverse: Bool
  /// Where the field is found: 0 in the snapshot, n in the row of the n-th rows section around it.
  var level = 0
  var place: TextPlace
}

indirect enum TextBlock: Sendable {
  case paragraph(TextParagraph)
  case list(TextList)
  case table(TemplateTable)
}

/// A paragraph, a heading, a list item's paragraph or a table cell.
struct TextParagraph: Sendable {
  /// Different for every paragraph of a template in one language.
  var number: Int
  /// The style named at its beginning.
  var style: TextMark?
  /// 2 for `##`, nil for a plain paragraph.
  var headingLevel: Int?
  var words: [TextTree<TextWord>]
  var place: TextPlace

  /// Whether it reads the same in every paper.
  var isConstant: Bool {
    words.allSatisfy { word in
      guard case .content(let content) = word else { return false }
      if case .field = content { return false }
      return true
    }
  }
}

extension TextParagraph {
  /// Its words without fields and sections.
  var plainText: String {
    words.reduce(into: "") { text, word in
      switch word {
      case .content(.text(let words, _)): text += words
      case .content(.softBreak), .content(.hardBreak): text += " "
      default: break
      }
    }
  }

  /// The number it says in plain digits, if it says one.
  func plainNumber(in language: PaperLanguage) -> Double? {
    isConstant ? Self.number(in: plainText, language) : nil
  }

  /// The number that words are, if they are nothing but digits with the language's marks: 18.600,5 is Vietnamese for
  /// 18,600.5. Where the marks cannot be those, 18.60 is read as everywhere else.
  static func number(in words: String, _ language: PaperLanguage) -> Double? {
    let (group, mark): (Character, Character) = language == .vi ? (".", ",") : (",", ".")
    let digits = words.filter { !$0.isWhitespace }
    let halves = digits.split(separator: mark, omittingEmptySubsequences: false)
    let groups = halves[0].split(separator: group, omittingEmptySubsequences: false)
    var plain = digits
    if groups.count == 1
      || groups.dropFirst().allSatisfy({ $0.count == 3 }) && (1...3).contains(groups[0].count)
    {
      plain = ([groups.joined()] + halves.dropFirst().map(String.init)).joined(separator: ".")
    }
    guard plain.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." || $0 == "-" }) else { return nil }
    return Double(plain).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The full name of the first field in it.
  var firstField: String? {
    var name: String?
    for tree in words {
      tree.forEach { word in if case .field(let field, _) = word, name == nil { name = field.fullName } }
    }
    return name
  }
}

/// The smallest pieces of a text.
enum TextWord: Hashable, Sendable {
  case text(String, Emphasis)
  case field(TextField, Emphasis)
  /// A line's end in the file: a space, or nothing between Japanese characters.
  case softBreak
  case hardBreak
}

struct Emphasis: Hashable, Sendable {
  var isBold = false
  var isItalic = false
}

/// `{{name:format}}`, or `{{name:ruby=reading}}`.
struct TextField: Hashable, Sendable {
  /// The field whose value is set small above the words.
  struct Ruby: Hashable, Sendable {
    var name: String
    /// As ``TextSection/level``.
    var level = 0
  }

  var name: String
  var format: String?
  var ruby: Ruby?
  /// The name as `empty:` and messages know it: of a field in rows `rows.name`.
  var fullName: String
  /// As ``TextSection/level``.
  var level = 0
  var place: TextPlace
}

struct TextList: Sendable {
  struct Item: Sendable {
    /// Paragraphs and inner lists.
    var blocks: [TextTree<TextBlock>]
  }

  var style: TextMark?
  var isOrdered: Bool
  var start: Int
  var items: [TextTree<Item>]
  var place: TextPlace
}

struct TemplateTable: Sendable {
  struct Row: Sendable {
    var cells: [TextParagraph]
  }

  var style: TextMark?
  /// One per column; nil where the table says nothing.
  var alignments: [ParagraphStyle.Alignment?]
  /// Nil where all its cells are blank.
  var header: Row?
  var rows: [TextTree<Row>]
  var place: TextPlace
}
