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

  /// A slot as set.
  struct Placed {
    var drawing: Drawing
    /// Where its words really end on the page; where it begins if there are none.
    var end: Double
  }

  init(template: Template, language: PaperLanguage, book: StyleBook) {
    self.template = template
    self.language = language
    self.book = book
  }

  /// Sets a slot. `ends` says where the slots set so far end; `problems` takes what is wrong, and the slot is empty
  /// then.
  func place(
    _ slot: SlotDefinition, _ snapshot: Snapshot, ends: [String: Double], problems: inout [PaperProblem]
  ) -> Placed {
    let frame = frame(of: slot, ends: ends)
    let nothing = Placed(drawing: Drawing(), end: frame.top)
    if let code = slot.code {
      return place(code, of: slot, in: frame, snapshot, problems: &problems) ?? nothing
    }
    guard let text = template.texts[language]?.slot(slot.name), !text.blocks.isEmpty else { return nothing }
    var composer = SlotComposer(
      slot: slot, language: language, layout: template.layout, book: book, setter: self)
    let blocks = composer.blocks(text.blocks, in: FieldScope(snapshot))
    guard composer.problems.isEmpty else {
      problems += composer.problems
      return nothing
    }
    guard !blocks.isEmpty else { return nothing }
    do throws(SlotFitter.Misfit) {
      let fitted = try SlotFitter(blocks: blocks, frame: frame).fit(slot.fit)
      return place(fitted, of: slot, in: frame)
    } catch {
      problems.append(
        .overflow(slot: slot.name, field: culprit(of: error, composer.origins, snapshot), by: error.by))
      return nothing
    }
  }

  /// The constant texts of a slot, each by itself, for the plate to hold their glyphs.
  func constantTexts(of slot: SlotDefinition) -> [PreparedParagraph] {
    RepertoireCollector(
      slot: slot, language: language, template: template, book: book, typesetter: typesetter
    )
    .paragraphs()
  }

  /// The slot's frame; its top moves to where the slots it stands below really end.
  private func frame(of slot: SlotDefinition, ends: [String: Double]) -> Rectangle {
    let frame = template.frames[slot.name] ?? Rectangle(template.layout.page)
    guard let lowest = slot.below.compactMap({ ends[$0] }).max() else { return frame }
    let top = lowest + slot.gap
    return Rectangle(x: frame.x, y: top, width: frame.width, height: max(0, frame.bottom - top))
  }

  private func place(_ fitted: SlotFitter.Fitted, of slot: SlotDefinition, in frame: Rectangle) -> Placed {
    let height = fitted.flow.height * fitted.scale
    let drop =
      switch slot.verticalAlignment {
      case .top, .baseline: 0.0
      case .middle: (frame.height - height) / 2
      case .bottom: frame.height - height
      }
    var writer = DrawingWriter(scale: fitted.scale)
    writer.draw(fitted.flow.elements, at: frame.origin.moved(down: drop))
    return Placed(drawing: writer.drawing, end: frame.top + drop + height)
  }

  private func place(
    _ code: SlotDefinition.Code, of slot: SlotDefinition, in frame: Rectangle, _ snapshot: Snapshot,
    problems: inout [PaperProblem]
  ) -> Placed? {
    let value = snapshot[code.field] ?? .empty
    guard !value.isBlank else {
      if case .omitLine = template.layout.empty[code.field]?.rule { return nil }
      problems.append(.unfilled(field: code.field, slot: slot.name))
      return nil
    }
    do {
      let content = try value.formatted(nil, in: language)
      let (shape, through, box) = try QRCode(content, level: code.level).shape(in: frame)
      var drawing = Drawing()
      drawing.begin(
        StructureElement(
          .figure(alternative: code.alternatives[language] ?? content), language: language.rawValue,
          boundingBox: box))
      drawing.draw(shape, through: through)
      drawing.end()
      return Placed(drawing: drawing, end: box.bottom)
    } catch let error as FieldFormatError {
      problems.append(.format(field: code.field, reason: error.description))
    } catch {
      problems.append(
        .code(
          slot: slot.name, field: code.field,
          reason: "is too long for a QR code of level \(code.level.rawValue)"))
    }
    return nil
  }

  /// The field that most likely made the words too long: the one that sticks out, or else the longest one.
  private func culprit(of misfit: SlotFitter.Misfit, _ origins: [String], _ snapshot: Snapshot) -> String? {
    if let origin = misfit.origin, origin > 0 { return origins[origin - 1] }
    guard misfit.isTooHigh else { return nil }
    return Set(origins).max { (length(of: $0, snapshot), $1) < (length(of: $1, snapshot), $0) }
  }

  private func length(of field: String, _ snapshot: Snapshot) -> Int {
    let rows = String(field.prefix { $0 != "." })
    switch snapshot[field] ?? snapshot[rows] ?? .empty {
    case .text(let text), .name(let text), .code(let text), .number(let text), .money(let text, _):
      return text.utf8.count
    case .rows(let rows): return rows.count * 40
    default: return 0
    }
  }
}
