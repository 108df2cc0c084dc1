internal import Foundation
internal import Typesetting

/// Fills the fields of a paragraph: from words and values to spans of text.
struct ParagraphComposer {
  /// What became of a paragraph.
  struct Result {
    var spans: [TextSpan]
    /// A field asked for its line, in a table its row, to be left out.
    var hasOmittedLine: Bool
    /// Nothing is left to see.
    var isGone: Bool
    /// The last number or amount of money in it.
    var number: Double?
  }

  private struct Line {
    var spans: [TextSpan] = []
    var isOmitted = false
    /// A field or a section stands in it.
    var isFilled = false
  }

  private let style: StyleDefinition
  private let language: PaperLanguage
  private let baseEmphasis: Emphasis
  private let slot: String
  private let book: StyleBook
  private let rules: [String: EmptyEntry]
  /// The names of fields, so that a span's origin n is field n − 1.
  private var origins: [String]
  private var lines = [Line()]
  private var hasSoftBreak = false
  private var number: Double?
  private let isReview: Bool
  private(set) var problems: [PaperProblem] = []
  /// What is wrong with values although they can be set; empty but in reviews.
  private(set) var remarks: [PaperProblem] = []

  init(
    style: StyleDefinition, language: PaperLanguage, emphasis: Emphasis, slot: String, book: StyleBook,
    rules: [String: EmptyEntry], origins: [String], isReview: Bool = false
  ) {
    self.style = style
    self.language = language
    baseEmphasis = emphasis
    self.slot = slot
    self.book = book
    self.rules = rules
    self.origins = origins
    self.isReview = isReview
  }

  /// The spans of a paragraph, and the field names with those it added.
  mutating func compose(_ words: [TextTree<TextWord>], in scope: FieldScope) -> (Result, origins: [String]) {
    add(words, in: scope)
    let kept = lines.filter { line in
      !line.isOmitted && !(line.isFilled && line.spans.allSatisfy { isBlank($0.text) })
    }
    var spans: [TextSpan] = []
    for line in kept {
      if !spans.isEmpty || line.spans.isEmpty, let last = spans.indices.last {
        spans[last].text += "\n"
      }
      spans += line.spans
    }
    let result = Result(
      spans: spans, hasOmittedLine: lines.contains(where: \.isOmitted),
      isGone: spans.allSatisfy { isBlank($0.text) }, number: number)
    return (result, origins)
  }

  private mutating func add(_ words: [TextTree<TextWord>], in scope: FieldScope) {
    for word in words {
      switch word {
      case .content(.text(let text, let emphasis)): append(text, emphasis, isKept: false, origin: 0)
      case .content(.field(let field, let emphasis)): append(field, emphasis, in: scope)
      case .content(.softBreak): hasSoftBreak = true
      case .content(.hardBreak):
        hasSoftBreak = false
        lines.append(Line())
      case .section(let section, let children):
        lines[lines.count - 1].isFilled = true
        for inner in scope.scopes(of: section) { add(children, in: inner) }
      }
    }
  }

  private mutating func append(_ field: TextField, _ emphasis: Emphasis, in scope: FieldScope) {
    lines[lines.count - 1].isFilled = true
    let value = scope.value(field.name, level: field.level)
    guard !value.isBlank else {
      switch rules[field.fullName]?.rule ?? .fail {
      case .fail: problems.append(.unfilled(field: scope.name(of: field.fullName), slot: slot))
      case .omitLine: lines[lines.count - 1].isOmitted = true
      case .text(let text): append(text, emphasis, isKept: false, origin: 0)
      }
      return
    }
    do throws(FieldFormatError) {
      let text = try value.formatted(field.format, in: language)
      origins.append(scope.name(of: field.fullName))
      var isName = false
      switch value {
      case .name: isName = true
      case .number(let text), .money(let text, _): number = Double(text)
      case .text(let text):
        if isReview, let found = LanguageEvidence.language(of: text, in: language) {
          remarks.append(.wrongLanguage(field: scope.name(of: field.fullName), found: found))
        }
      default: break
      }
      append(
        Self.composed(text), emphasis, isKept: isName, origin: origins.count,
        reading: try reading(of: field, in: scope))
    } catch {
      problems.append(.format(field: scope.name(of: field.fullName), reason: error.description))
    }
  }

  /// The words above a field's own; nil where it has none, or where the words are not Japanese.
  private func reading(of field: TextField, in scope: FieldScope) throws(FieldFormatError) -> String? {
    guard let ruby = field.ruby, language == .ja else { return nil }
    let value = scope.value(ruby.name, level: ruby.level)
    return value.isBlank ? nil : Self.composed(try value.formatted(nil, in: language))
  }

  private mutating func append(
    _ text: String, _ emphasis: Emphasis, isKept: Bool, origin: Int, reading: String? = nil
  ) {
    guard !text.isEmpty else { return }
    let merged = Emphasis(
      isBold: emphasis.isBold || baseEmphasis.isBold, isItalic: emphasis.isItalic || baseEmphasis.isItalic)
    guard let textStyle = book.textStyle(style, language, merged) else {
      problems.append(
        .format(field: "\(language.rawValue)", reason: "the template's fonts have no chain for this language")
      )
      return
    }
    var text = text
    let before = lines[lines.count - 1].spans.last?.text.unicodeScalars.last
    if hasSoftBreak {
      hasSoftBreak = false
      if let before, let first = text.unicodeScalars.first,
        !(JapaneseText.isJapanese(before) && JapaneseText.isJapanese(first))
      {
        // A reading belongs to the words alone.
        if reading != nil { append(" ", emphasis, isKept: false, origin: 0) } else { text = " " + text }
      }
    }
    // A section that is not shown must not leave two spaces behind.
    if origin == 0, before == " " {
      text = String(text.drop { $0 == " " })
      if text.isEmpty { return }
    }
    let last = lines.count - 1
    let span = TextSpan(text, style: textStyle, isKeptTogether: isKept, origin: origin, ruby: reading)
    if !isKept, reading == nil, let index = lines[last].spans.indices.last,
      lines[last].spans[index].origin == origin,
      !lines[last].spans[index].isKeptTogether, lines[last].spans[index].ruby == nil,
      lines[last].spans[index].style == textStyle
    {
      lines[last].spans[index].text += text
    } else {
      lines[last].spans.append(span)
    }
  }

  private func isBlank(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }

  /// The text in NFC, and with plain newlines. Values are stored so; this is for those that are not.
  private static func composed(_ text: String) -> String {
    var result = text
    if text.unicodeScalars.contains(where: {
      (0x300...0x36F).contains($0.value) || (0x3099...0x309A).contains($0.value)
    }) {
      result = text.precomposedStringWithCanonicalMapping
    }
    return result.utf8.contains(0x0D) ? result.replacing("\r\n", with: "\n") : result
  }
}
