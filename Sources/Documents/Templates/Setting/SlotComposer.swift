internal import Typesetting

/// Turns the words of one slot into blocks that can be set.
///
/// Belongs to one ``PaperSetter``; what is the same in every paper it prepares once.
struct SlotComposer {
  struct Context {
    var style: StyleDefinition
    var emphasis = Emphasis()
    var alignment: ParagraphStyle.Alignment?
  }

  /// A paragraph with its fields filled.
  struct Prepared {
    /// Nil where nothing of it is left.
    var paragraph: PreparedParagraph?
    var hasOmittedLine = false
    var number: Double?
    /// What it says; nil where that is the paragraph's own words.
    var text: String?
  }

  let slot: SlotDefinition
  let language: PaperLanguage
  let layout: TemplateLayout
  let book: StyleBook
  private let setter: PaperSetter
  private let isReview: Bool
  var problems: [PaperProblem] = []
  /// What is wrong with values although they can be set; empty but in reviews.
  private(set) var remarks: [PaperProblem] = []
  /// The fields that stand in the slot: the origin of a span is the index here plus 1.
  private(set) var origins: [String] = []

  init(
    slot: SlotDefinition, language: PaperLanguage, layout: TemplateLayout, book: StyleBook,
    setter: PaperSetter, isReview: Bool = false
  ) {
    self.slot = slot
    self.language = slot.language ?? language
    self.layout = layout
    self.book = book
    self.setter = setter
    self.isReview = isReview
  }

  /// The blocks of the slot.
  mutating func blocks(_ trees: [TextTree<TextBlock>], in scope: FieldScope) -> [FlowBlock] {
    var blocks: [FlowBlock] = []
    visit(trees, in: scope) { composer, block, scope in
      switch block {
      case .paragraph(let paragraph):
        let context = composer.context(of: paragraph)
        if let prepared = composer.prepare(paragraph, context, in: scope).paragraph {
          blocks.append(.paragraph(prepared, heading: composer.heading(paragraph, context.style)))
        }
      case .list(let list):
        if let list = composer.list(list, in: scope) { blocks.append(.list(list)) }
      case .table(let table):
        if let chart = table.style.flatMap({ composer.layout.charts[$0.name] }) {
          if let bars = composer.bars(table, chart, in: scope) { blocks.append(.bars(bars)) }
        } else if let table = composer.table(table, in: scope) {
          blocks.append(.table(table))
        }
      }
    }
    return blocks
  }

  /// Visits each content as often as its sections show it.
  mutating func visit<Content>(
    _ trees: [TextTree<Content>], in scope: FieldScope,
    _ body: (inout SlotComposer, Content, FieldScope) -> Void
  ) {
    for tree in trees {
      switch tree {
      case .content(let content): body(&self, content, scope)
      case .section(let section, let children):
        for inner in scope.scopes(of: section) { visit(children, in: inner, body) }
      }
    }
  }

  // MARK: Paragraphs

  private func heading(_ paragraph: TextParagraph, _ style: StyleDefinition) -> Int? {
    style.heading ?? paragraph.headingLevel.map { min($0 - 1, 6) }
  }

  private func context(of paragraph: TextParagraph) -> Context {
    if let style = paragraph.style { return Context(style: book.style(style.name)) }
    if let level = paragraph.headingLevel { return Context(style: book.style("h\(level - 1)")) }
    return Context(style: book.style(slot.style ?? ""))
  }

  /// Fills the fields of a paragraph.
  mutating func prepare(
    _ paragraph: TextParagraph, _ context: Context, in scope: FieldScope
  ) -> Prepared {
    if paragraph.isConstant, let known = setter.constants[paragraph.number] {
      return Prepared(paragraph: known)
    }
    let language = context.style.language ?? language
    var composer = ParagraphComposer(
      style: context.style, language: language, emphasis: context.emphasis, slot: slot.name, book: book,
      rules: layout.empty, origins: origins, isReview: isReview)
    // Given away, not copied: a list of guests has thousands.
    origins = []
    let (result, origins) = composer.compose(paragraph.words, in: scope)
    self.origins = origins
    problems += composer.problems
    remarks += composer.remarks
    var answer = Prepared(
      hasOmittedLine: result.hasOmittedLine, number: result.number,
      text: result.spans.map(\.text).joined())
    guard !result.isGone, composer.problems.isEmpty else { return answer }
    let style = book.paragraphStyle(context.style, language, alignment: context.alignment)
    answer.paragraph = prepare(result.spans, style)
    if paragraph.isConstant { setter.constants[paragraph.number] = answer.paragraph }
    return answer
  }

  mutating func prepare(_ spans: [TextSpan], _ style: ParagraphStyle) -> PreparedParagraph? {
    do throws(TypesettingError) {
      return try setter.typesetter.prepare(spans, style: style)
    } catch {
      switch error {
      case .missingCharacters(let characters):
        problems += characters.map { character in
          .missingGlyph(
            character: character.description,
            field: character.origin > 0 ? origins[character.origin - 1] : nil,
            slot: slot.name)
        }
      }
      return nil
    }
  }
}
