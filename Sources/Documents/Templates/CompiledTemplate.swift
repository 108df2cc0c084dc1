public import Fonts
internal import Graphics
public import PDF
internal import Synchronization
internal import Typesetting

/// A paper that is laid out and could be struck.
public struct PaperLayout: Sendable {
  /// What stands in each variable slot.
  package let drawings: [String: Drawing]
  /// Where the words about the seal stand; nil where the paper shows none.
  var seal: (page: Int, frame: Rectangle)?
}

/// A template made ready for one language: its plate is compiled, and papers can be struck from it.
///
/// It may be used by many threads at once.
public struct CompiledTemplate: Sendable {
  /// Everything that is the same in all papers of the template in this language.
  public let plate: Plate
  public let template: Template
  public let language: PaperLanguage

  private let book: StyleBook
  /// Slots that differ from paper to paper, each after those it stands below.
  private let variableSlots: [SlotDefinition]
  /// Where the slots that never change end.
  private let fixedEnds: [String: PageEnd]
  private let idle: IdleSetters

  /// Compiles a template.
  /// - Throws: ``TemplateError`` for missing fonts, and for what is wrong with the words that never change: a
  ///   character no font has, words that do not fit.
  public init(_ template: Template, language: PaperLanguage, fonts: FontLibrary) throws(TemplateError) {
    let textFile = "text.\(language.rawValue).md"
    guard let text = template.texts[language] else {
      throw TemplateError(
        file: textFile,
        "the template \(template.name) has no words in this language; it has "
          + template.languages.map(\.rawValue).joined(separator: ", "))
    }
    let book = try StyleBook(template.layout, fonts: fonts)
    let setter = PaperSetter(template: template, language: language, book: book)
    let variable = SlotOrder.variableSlots(of: template, text)
    var ends: [String: PageEnd] = [:]
    var fixed: [String: Drawing] = [:]
    var problems: [PaperProblem] = []
    for slot in SlotOrder.byDependency(template.layout.slots) where !variable.contains(slot.name) {
      let placed = setter.place(slot, for: PaperPlace([:]), ends: ends, problems: &problems)
      ends[slot.name] = placed.end
      fixed[slot.name] = placed.drawing
    }
    guard problems.isEmpty else {
      throw TemplateError(problems.map { text.problem($0, file: textFile) })
    }
    var repertoire: [GlyphRun] = []
    var regions: [PlateRegion] = []
    for slot in SlotOrder.reading(template.layout.slots, text) {
      if let drawing = fixed[slot.name] {
        regions.append(.fixed(slot.name, drawing))
      } else {
        if template.layout.sheet == nil { regions.append(.variable(slot.name)) }
        repertoire += setter.constantTexts(of: slot).flatMap(\.runs)
      }
    }
    if template.layout.sheet != nil { regions.append(.variable(CardSheet.region)) }
    if template.layout.pages.number != nil {
      regions.append(.variable(PaperSetter.pageNumberRegion))
      repertoire += setter.pageNumberTexts(problems: &problems).flatMap(\.runs)
    }
    var design = PlateDesign(
      page: template.layout.paper, language: language.rawValue, regions: regions, repertoire: repertoire)
    for shape in template.shapes { design.background.draw(shape) }
    if template.layout.sheet != nil {
      design.artworkPages = .none
    } else if template.layout.pages.isArtworkOnAll {
      design.artworkPages = .all
    }
    do throws(PDFError) {
      plate = try Plate.compile(design)
    } catch {
      throw TemplateError(file: textFile, error.description)
    }
    self.template = template
    self.language = language
    self.book = book
    variableSlots = SlotOrder.byDependency(template.layout.slots).filter { variable.contains($0.name) }
    fixedEnds = ends
    idle = IdleSetters(setter)
  }

  /// The font files papers may take letters from: PostScript name to SHA-256 of the file, as hexadecimal digits.
  public var fonts: [String: String] {
    Dictionary(book.faces.map { ($0.name, $0.fileHash) }) { first, _ in first }
  }

  // MARK: Laying out

  /// Lays a paper out without writing it: the check before a number is taken.
  /// - Throws: ``PaperFault`` with everything that keeps the paper from being made.
  public func layOut(_ snapshot: Snapshot) throws(PaperFault) -> PaperLayout {
    var problems: [PaperProblem] = []
    let layout = layOut(PaperPlace(snapshot), problems: &problems)
    guard problems.isEmpty else { throw PaperFault(problems) }
    return layout
  }

  /// Everything that is wrong with a paper, each once: what keeps it from being made, and values in another
  /// language than the words around them.
  public func review(_ snapshot: Snapshot) -> [PaperProblem] {
    var paper = PaperPlace(snapshot)
    paper.isReview = true
    var problems: [PaperProblem] = []
    _ = layOut(paper, problems: &problems)
    var seen: Set<PaperProblem> = []
    return problems.filter { seen.insert($0).inserted }
  }

  private func layOut(_ paper: PaperPlace, problems: inout [PaperProblem]) -> PaperLayout {
    let setter = idle.take() ?? PaperSetter(template: template, language: language, book: book)
    defer { idle.give(setter) }
    if let sheet = template.layout.sheet {
      let reading = template.texts[language].map { SlotOrder.reading(template.layout.slots, $0) } ?? []
      let cards = CardSheet(
        sheet: sheet, card: template.layout.page, slots: variableSlots, reading: reading.map(\.name),
        language: language)
      return PaperLayout(
        drawings: [CardSheet.region: cards.drawing(for: paper, setter: setter, problems: &problems)])
    }
    var ends = fixedEnds
    var drawings: [String: Drawing] = [:]
    var seal: (page: Int, frame: Rectangle)?
    var pageCount = 1
    for slot in variableSlots where !slot.isAnnex {
      let placed = setter.place(slot, for: paper, ends: ends, problems: &problems)
      ends[slot.name] = placed.end
      drawings[slot.name] = placed.drawing
      pageCount = max(pageCount, placed.end.page + 1)
      if slot.isSeal, let box = placed.box { seal = (placed.end.page, box) }
    }
    var parts = [pageCount]
    if let annex = template.layout.annex {
      var paper = paper
      paper.page = pageCount
      let placed = setter.place(annex, for: paper, ends: [:], problems: &problems)
      drawings[annex.name] = placed.drawing
      if !placed.drawing.isEmpty { parts.append(placed.end.page + 1 - pageCount) }
      pageCount = parts.reduce(0, +)
    }
    for slot in variableSlots where template.layout.pages.repeated.contains(slot.name) && pageCount > 1 {
      drawings[slot.name] = setter.place(
        slot, for: paper, againOn: 1..<pageCount, after: drawings[slot.name] ?? Drawing())
    }
    if template.layout.pages.number != nil {
      drawings[PaperSetter.pageNumberRegion] = setter.pageNumbers(of: parts, problems: &problems)
    }
    return PaperLayout(drawings: drawings, seal: seal)
  }

  // MARK: Striking

  /// Makes a paper.
  /// - Returns: What follows the plate's bytes in the file.
  /// - Throws: ``PaperFault`` as ``layOut(_:)`` does.
  public func strike(_ snapshot: Snapshot, about information: DocumentInformation) throws(PaperFault)
    -> Strike
  {
    try strike(try layOut(snapshot), about: information)
  }

  /// Makes a paper that is laid out already.
  public func strike(_ layout: PaperLayout, about information: DocumentInformation) throws(PaperFault)
    -> Strike
  {
    do throws(PDFError) {
      return try plate.strike(layout.drawings, about: information)
    } catch {
      throw PaperFault([.file(reason: error.description)])
    }
  }

  /// Makes a paper up to its seal. Where the template has a slot for the words about the seal, the field of the
  /// signature lies over them; where it has none, the seal is not seen.
  ///
  /// The snapshot has the flag `document.sealed` raised; the seal's frame and page are filled in here.
  ///
  /// Throws ``PaperFault`` as ``layOut(_:)`` does.
  public func open(
    _ snapshot: Snapshot, about information: DocumentInformation, seal: SealSpace
  ) throws(PaperFault) -> OpenStrike {
    let layout = try layOut(snapshot)
    var seal = seal
    seal.frame = layout.seal?.frame
    seal.page = layout.seal?.page ?? 0
    do throws(PDFError) {
      return try plate.strike(layout.drawings, about: information, seal: seal)
    } catch {
      throw PaperFault([.file(reason: error.description)])
    }
  }
}

/// The setters no thread is using.
private final class IdleSetters: Sendable {
  /// `@unchecked Sendable`: a setter is handed out to one thread, and comes back when that one is done with it.
  private struct Box: @unchecked Sendable {
    var setter: PaperSetter
  }

  private let setters: Mutex<[Box]>

  init(_ setter: PaperSetter) {
    setters = Mutex([Box(setter: setter)])
  }

  func take() -> PaperSetter? {
    setters.withLock { $0.popLast() }?.setter
  }

  func give(_ setter: PaperSetter) {
    let box = Box(setter: setter)
    setters.withLock { $0.append(box) }
  }
}
