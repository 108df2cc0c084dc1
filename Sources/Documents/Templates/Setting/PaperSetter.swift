internal import Graphics
internal import PDF
internal import Typesetting

/// Sets the slots of one template in one language. It remembers what does not change, and is lent to one thread at
/// a time by its ``CompiledTemplate``.
final class PaperSetter {
  let typesetter = Typesetter()
  /// Paragraphs that are the same in every paper, by their number.
  var constants: [Int: PreparedParagraph] = [:]

  private let template: Template
  private let language: PaperLanguage
  private let book: StyleBook
  /// The slots that stand below the one that goes on on further pages, each after those it stands below.
  private let followers: [SlotDefinition]

  init(template: Template, language: PaperLanguage, book: StyleBook) {
    self.template = template
    self.language = language
    self.book = book
    followers = SlotOrder.followers(of: template.layout)
  }

  /// Sets a slot. `ends` says where the slots set so far end; `problems` takes what is wrong, and the slot is empty
  /// then.
  func place(
    _ slot: SlotDefinition, for paper: PaperPlace, ends: [String: PageEnd], problems: inout [PaperProblem]
  ) -> PlacedSlot {
    let (frame, page) = frame(of: slot, for: paper, ends: ends)
    let nothing = PlacedSlot(drawing: Drawing(), end: PageEnd(page: page, y: frame.top))
    guard paper.isSealed || !slot.isSeal else { return nothing }
    if let code = slot.code {
      return place(code, of: slot, in: frame, page, for: paper, problems: &problems) ?? nothing
    }
    guard let (blocks, origins) = blocks(of: slot, for: paper, problems: &problems) else { return nothing }
    do throws(SlotFitter.Misfit) {
      if let flow = slot.flow {
        let room = FlowRoom(
          frame: frame, next: flow, followers: slot.isAnnex ? [] : reaches(below: slot, paper))
        let fitted = try SlotFitter(blocks: blocks, frame: frame).fit(slot.fit, over: room)
        return place(fitted, from: frame, page, next: flow)
      }
      return place(try SlotFitter(blocks: blocks, frame: frame).fit(slot.fit), of: slot, in: frame, page)
    } catch {
      problems.append(
        .overflow(
          slot: slot.name, field: culprit(of: error, origins, paper.scope), by: error.by))
      return nothing
    }
  }

  /// What stands in a slot, and the fields it comes from; nil where nothing does.
  private func blocks(
    of slot: SlotDefinition, for paper: PaperPlace, problems: inout [PaperProblem]
  ) -> (blocks: [FlowBlock], origins: [String])? {
    guard let text = template.texts[language]?.slot(slot.name), !text.blocks.isEmpty else { return nil }
    var composer = SlotComposer(
      slot: slot, language: language, layout: template.layout, book: book, setter: self,
      isReview: paper.isReview)
    let blocks = composer.blocks(text.blocks, in: paper.scope)
    problems += composer.remarks + composer.problems
    guard composer.problems.isEmpty, !blocks.isEmpty else { return nil }
    return (blocks, composer.origins)
  }

  /// The constant texts of a slot, each by itself, for the plate to hold their glyphs.
  func constantTexts(of slot: SlotDefinition) -> [PreparedParagraph] {
    RepertoireCollector(
      slot: slot, language: language, template: template, book: book, typesetter: typesetter
    )
    .paragraphs()
  }

  // MARK: Frames

  /// The slot's frame and its page; its top moves to where the slots it stands below really end.
  private func frame(
    of slot: SlotDefinition, for paper: PaperPlace, ends: [String: PageEnd]
  ) -> (Rectangle, page: Int) {
    var frame = template.frames[slot.name] ?? Rectangle(template.layout.page)
    frame.x += paper.corner.x
    frame.y += paper.corner.y
    guard let lowest = slot.below.compactMap({ ends[$0] }).max() else { return (frame, paper.page) }
    let top = lowest.y + slot.gap
    // On a further page there is room down to where the flow would end there.
    let bottom = lowest.page > 0 ? template.layout.flowing?.flow?.bottom ?? frame.bottom : frame.bottom
    return (
      Rectangle(x: frame.x, y: top, width: frame.width, height: max(0, bottom - top)),
      paper.page + lowest.page
    )
  }

  /// How far below the end of the flowing slot those below it reach, wherever that end may be.
  private func reaches(below flowing: SlotDefinition, _ paper: PaperPlace) -> [FlowRoom.Follower] {
    var ends = [flowing.name: 0.0]
    return followers.compactMap { slot in
      let top = (slot.below.compactMap { ends[$0] }.max() ?? 0) + slot.gap
      let height = naturalHeight(of: slot, paper)
      ends[slot.name] = top + height
      guard height > 0, let frame = template.frames[slot.name] else { return nil }
      return FlowRoom.Follower(reach: top + height, bottom: frame.bottom)
    }
  }

  /// How high the words of a slot are at full size; 0 where there are none.
  private func naturalHeight(of slot: SlotDefinition, _ paper: PaperPlace) -> Double {
    guard paper.isSealed || !slot.isSeal, let frame = template.frames[slot.name] else { return 0 }
    if let code = slot.code {
      return paper.scope.value(code.field).isBlank ? 0 : min(frame.width, frame.height)
    }
    var ignored: [PaperProblem] = []
    guard let (blocks, _) = blocks(of: slot, for: paper, problems: &ignored) else { return 0 }
    return FlowLayout(blocks, width: frame.width).height
  }

  // MARK: Placing

  private func place(
    _ fitted: SlotFitter.Fitted, of slot: SlotDefinition, in frame: Rectangle, _ page: Int
  ) -> PlacedSlot {
    let height = fitted.flow.height * fitted.scale
    let corner = corner(of: fitted, slot, in: frame)
    var writer = DrawingWriter(scale: fitted.scale, at: DrawingWriter.Place(page: page, first: corner))
    writer.draw(fitted.flow.elements)
    var drawing = writer.drawing
    if slot.isTurned {
      drawing.turnUpsideDown(about: frame.origin.moved(right: frame.width / 2, down: frame.height / 2))
    }
    return PlacedSlot(
      drawing: drawing, end: PageEnd(page: page, y: corner.y + height),
      box: Rectangle(x: corner.x, y: corner.y, width: frame.width, height: height))
  }

  private func corner(
    of fitted: SlotFitter.Fitted, _ slot: SlotDefinition, in frame: Rectangle
  ) -> Point {
    let rest = frame.height - fitted.flow.height * fitted.scale
    return switch slot.verticalAlignment {
    case .top, .baseline: frame.origin
    case .middle: frame.origin.moved(down: rest / 2)
    case .bottom: frame.origin.moved(down: rest)
    }
  }

  /// Sets a slot again on further pages, where its words are no part of the paper's text. What is wrong with it was
  /// said on its first page.
  func place(
    _ slot: SlotDefinition, for paper: PaperPlace, againOn pages: Range<Int>, after drawing: Drawing
  ) -> Drawing {
    var ignored: [PaperProblem] = []
    let (frame, _) = frame(of: slot, for: paper, ends: [:])
    guard let (blocks, _) = blocks(of: slot, for: paper, problems: &ignored),
      let fitted = try? SlotFitter(blocks: blocks, frame: frame).fit(slot.fit)
    else { return drawing }
    let corner = corner(of: fitted, slot, in: frame)
    return pages.reduce(drawing) { drawing, page in
      var writer = DrawingWriter(
        scale: fitted.scale, at: DrawingWriter.Place(page: page, first: corner), after: drawing)
      writer.drawAsArtifact(fitted.flow.elements)
      return writer.drawing
    }
  }

  private func place(
    _ fitted: SlotFitter.Paged, from frame: Rectangle, _ page: Int, next: Rectangle
  ) -> PlacedSlot {
    let place = DrawingWriter.Place(page: page, first: frame.origin, next: next.origin)
    var writer = DrawingWriter(scale: fitted.scale, at: place)
    writer.draw(fitted.flow.elements)
    let last = fitted.flow.pageCount - 1
    return PlacedSlot(
      drawing: writer.drawing,
      end: PageEnd(page: page + last, y: place.corner(last).y + fitted.flow.end * fitted.scale))
  }

  private func place(
    _ code: SlotDefinition.Code, of slot: SlotDefinition, in frame: Rectangle, _ page: Int,
    for paper: PaperPlace, problems: inout [PaperProblem]
  ) -> PlacedSlot? {
    let value = paper.scope.value(code.field)
    guard !value.isBlank else {
      if case .omitLine = template.layout.empty[code.fullName]?.rule { return nil }
      problems.append(.unfilled(field: code.fullName, slot: slot.name))
      return nil
    }
    do {
      let content = try value.formatted(nil, in: language)
      let (shape, through, box) = try QRCode(content, level: code.level).shape(in: frame)
      var drawing = Drawing()
      drawing.turn(toPage: page)
      drawing.begin(
        StructureElement(
          .figure(alternative: code.alternatives[language] ?? content), language: language.rawValue,
          boundingBox: box))
      drawing.draw(shape, through: through)
      drawing.end()
      return PlacedSlot(drawing: drawing, end: PageEnd(page: page, y: box.bottom), box: box)
    } catch let error as FieldFormatError {
      problems.append(.format(field: code.fullName, reason: error.description))
    } catch {
      problems.append(
        .code(
          slot: slot.name, field: code.fullName,
          reason: "is too long for a QR code of level \(code.level.rawValue)"))
    }
    return nil
  }

  // MARK: Page numbers

  /// The numbers of the pages that show theirs; they are no part of the paper's text. Each part of the paper, of so
  /// many pages, is numbered from 1: an annex has numbers of its own.
  func pageNumbers(of parts: [Int], problems: inout [PaperProblem]) -> Drawing {
    var drawing = Drawing()
    guard let number = template.layout.pages.number else { return drawing }
    var before = 0
    for count in parts {
      for page in 1...count where page >= number.from {
        guard let paragraph = pageNumber(number, page, of: count, problems: &problems) else { break }
        draw(paragraph, in: number.frame, onPage: before + page - 1, of: &drawing)
      }
      before += count
    }
    return drawing
  }

  private func draw(
    _ paragraph: PreparedParagraph, in frame: Rectangle, onPage page: Int, of drawing: inout Drawing
  ) {
    let flow = FlowLayout([.paragraph(paragraph, heading: nil)], width: frame.width)
    let corner = frame.origin.moved(down: (frame.height - flow.height) / 2)
    drawing.turn(toPage: page)
    drawing.beginArtifact(.pagination)
    var writer = DrawingWriter(at: DrawingWriter.Place(page: page, first: corner), after: drawing)
    writer.draw(flow.elements)
    drawing = writer.drawing
    drawing.end()
  }

  /// The figures of page numbers, for the plate to hold their glyphs.
  func pageNumberTexts(problems: inout [PaperProblem]) -> [PreparedParagraph] {
    template.layout.pages.number.flatMap {
      pageNumber($0, 1_234_567_890, of: 1_234_567_890, problems: &problems)
    }.map { [$0] } ?? []
  }

  private func pageNumber(
    _ number: PagesDefinition.Number, _ page: Int, of count: Int, problems: inout [PaperProblem]
  ) -> PreparedParagraph? {
    let style = book.style(number.style)
    let language = style.language ?? language
    guard let textStyle = book.textStyle(style, language, Emphasis()) else { return nil }
    do throws(TypesettingError) {
      return try typesetter.prepare(
        [TextSpan(number.text.text(page: page, of: count), style: textStyle)],
        style: book.paragraphStyle(style, language))
    } catch {
      switch error {
      case .missingCharacters(let characters):
        problems += characters.map {
          .missingGlyph(character: $0.description, field: nil, slot: PaperSetter.pageNumberRegion)
        }
      }
      return nil
    }
  }

  /// The name of the plate's region for page numbers; no slot can be called so.
  static let pageNumberRegion = "pages.number"

  // MARK: Culprits

  /// The field that most likely made the words too long: the one that sticks out, or else the longest one.
  private func culprit(
    of misfit: SlotFitter.Misfit, _ origins: [String], _ scope: FieldScope
  ) -> String? {
    if let origin = misfit.origin, origin > 0 { return origins[origin - 1] }
    guard misfit.isTooHigh else { return nil }
    return Set(origins).max { (length(of: $0, scope), $1) < (length(of: $1, scope), $0) }
  }

  private func length(of field: String, _ scope: FieldScope) -> Int {
    let field = FieldScope.field(of: field)
    let rows = String(field.prefix { $0 != "." })
    let value = scope.value(field)
    switch value.isBlank ? scope.value(rows) : value {
    case .text(let text), .name(let text), .code(let text), .number(let text), .money(let text, _):
      return text.utf8.count
    case .rows(let rows): return rows.count * 40
    default: return 0
    }
  }
}
