internal import Graphics
internal import StrictYAML
internal import Typesetting

/// A template that is read and checked: its layout, its picture, its words in every language.
public struct Template: Sendable {
  /// The folder's name.
  public let name: String
  /// The document kind it is for.
  public let kind: String
  /// The languages it has words in, as the layout lists them.
  public let languages: [PaperLanguage]
  /// The register its papers stand in; nil for papers without a number.
  public let register: TemplateRegister?
  /// The fields it prints or asks for, flags and rows of its sections as well; not what stands in the rows.
  public let usedFields: Set<String>
  /// SHA-256 of its files, as hexadecimal digits.
  public let hash: String

  let layout: TemplateLayout
  let shapes: [Shape]
  /// The frame of each slot on the page.
  let frames: [String: Rectangle]
  let texts: [PaperLanguage: TemplateText]

  /// Reads and checks a template against the fields that papers of its kind can show.
  ///
  /// Throws ``TemplateError`` with everything that is wrong in all files.
  public static func parse(
    _ source: TemplateSource, catalogue: FieldCatalogue
  ) throws(TemplateError) -> Template {
    var reader = TemplateReader(source: source, catalogue: catalogue)
    return try reader.read()
  }
}

/// Reads the files of a template in turn and collects what is wrong.
struct TemplateReader {
  let source: TemplateSource
  let catalogue: FieldCatalogue
  private var problems: [TemplateProblem] = []

  init(source: TemplateSource, catalogue: FieldCatalogue) {
    self.source = source
    self.catalogue = catalogue
  }

  mutating func read() throws(TemplateError) -> Template {
    guard var layout = readLayout() else { throw TemplateError(problems) }
    let artwork = readArtwork(page: layout.page)
    let frames = self.frames(layout, artwork)
    var texts: [PaperLanguage: TemplateText] = [:]
    var usedFields = checkSheet(layout)
    usedFields.formUnion(checkCodes(&layout))
    // Whether the words about the seal are shown is asked of every paper.
    if layout.slots.contains(where: \.isSeal) { usedFields.insert("document.sealed") }
    for language in layout.languages {
      let file = "text.\(language.rawValue).md"
      let list = ProblemList(file: file)
      if let bytes = source.files[file], let text = TextReader.read(bytes, problems: list) {
        var checker = TextChecker(layout: layout, catalogue: catalogue, problems: list)
        texts[language] = checker.check(text)
        usedFields.formUnion(checker.usedFields)
      } else if source.files[file] == nil {
        list.add(TextPlace(line: 1, column: 1), "the file is missing, but layout.yaml names the language")
      }
      problems += list.problems
    }
    refuseUnlistedTexts(layout.languages)
    guard problems.isEmpty else { throw TemplateError(problems) }
    return Template(
      name: layout.name, kind: layout.kind, languages: layout.languages, register: layout.register,
      usedFields: usedFields, hash: source.hash, layout: layout, shapes: artwork?.shapes ?? [],
      frames: frames,
      texts: texts)
  }

  /// Words nobody would ever see are a slip: of the list of languages, or of the file's name.
  private mutating func refuseUnlistedTexts(_ languages: [PaperLanguage]) {
    let listed = Set(languages.map { "text.\($0.rawValue).md" })
    for file in source.files.keys where file.hasPrefix("text.") && !listed.contains(file) {
      let language = String(file.dropFirst("text.".count).dropLast(".md".count))
      let message =
        PaperLanguage(rawValue: language) != nil
        ? "layout.yaml does not name the language \(language); add it to languages, or move the file elsewhere"
        : "papers have no language \(Quotation.quoted(language)); name the file text.vi.md, text.ja.md or text.en.md"
      problems.append(TemplateProblem(file: file, line: 1, column: 1, message: message))
    }
  }

  private mutating func readLayout() -> TemplateLayout? {
    let list = ProblemList(file: LayoutReader.fileName)
    defer { problems += list.problems }
    guard let bytes = source.files[LayoutReader.fileName] else {
      list.add(TextPlace(line: 1, column: 1), "the file is missing; every template has one")
      return nil
    }
    guard let text = TextEncoding.text(of: bytes, problems: list) else { return nil }
    let layout = LayoutReader.read(text, templateName: source.name, problems: list)
    for (field, entry) in layout?.empty ?? [:] where !knownNames.contains(field) {
      list.add(
        entry.place,
        "empty: there is no field \(Quotation.quoted(field)); \(Remedy.of(field, among: knownNames))")
    }
    return layout
  }

  /// All fields, those of rows as `rows.name`.
  private var knownNames: Set<String> {
    var names: Set<String> = []
    func add(_ fields: [String: FieldType], prefix: String) {
      for (name, type) in fields {
        names.insert(prefix + name)
        if case .rows(let inner) = type { add(inner, prefix: "\(prefix)\(name).") }
      }
    }
    add(catalogue.fields, prefix: "")
    return names
  }

  private mutating func readArtwork(page: Size) -> Artwork? {
    guard let bytes = source.files["artwork.svg"] else { return nil }
    do throws(ArtworkError) {
      return try Artwork(svg: bytes, page: page)
    } catch {
      problems += error.problems.map {
        TemplateProblem(file: "artwork.svg", line: $0.line, column: $0.column, message: $0.message)
      }
      return nil
    }
  }

  /// Where each slot stands: in the layout or in the picture, in exactly one of the two.
  private mutating func frames(_ layout: TemplateLayout, _ artwork: Artwork?) -> [String: Rectangle] {
    var frames: [String: Rectangle] = [:]
    let layoutList = ProblemList(file: LayoutReader.fileName)
    let artworkList = ProblemList(file: "artwork.svg")
    let drawn = Dictionary((artwork?.slots ?? []).map { ($0.name, $0) }) { first, _ in first }
    for slot in drawn.values where layout.slot(slot.name) == nil {
      artworkList.add(
        TextPlace(line: slot.line, column: slot.column),
        "there is no slot \(Quotation.quoted(slot.name)) in layout.yaml; "
          + Remedy.of(slot.name, among: layout.slots.map(\.name)))
    }
    // A picture that can't be read hides its frames; one complaint is enough.
    let isArtworkUnread = artwork == nil && source.files["artwork.svg"] != nil
    for slot in layout.slots {
      switch (slot.frame, drawn[slot.name]?.frame) {
      case (.some(let frame), nil), (nil, .some(let frame)):
        frames[slot.name] = frame
        let page = Rectangle(layout.page)
        if let flow = slot.flow, !page.contains(flow, tolerance: 0.5) {
          layoutList.add(slot.place, "the flow of the slot \(slot.name) reaches beyond the page")
        }
        if let flow = slot.flow, abs(flow.width - frame.width) > 0.1 {
          layoutList.add(
            slot.place, "the flow of the slot \(slot.name) is not as wide as its frame; give both one width")
        }
        if !page.contains(frame, tolerance: 0.5) {
          let message = "the frame of the slot \(slot.name) reaches beyond the page"
          if slot.frame == nil, let drawn = drawn[slot.name] {
            artworkList.add(TextPlace(line: drawn.line, column: drawn.column), message)
          } else {
            layoutList.add(slot.place, message)
          }
        }
      case (.some, .some):
        layoutList.add(
          slot.place, "the slot \(slot.name) has a frame here and one in artwork.svg; delete one of them")
      case (nil, nil):
        if !isArtworkUnread {
          layoutList.add(
            slot.place,
            "the slot \(slot.name) has no frame; write frame:, or draw a rectangle with the id slot:\(slot.name) in "
              + "artwork.svg")
        }
      }
    }
    problems += layoutList.problems + artworkList.problems
    return frames
  }

  /// The rows that cards are made of; empty where there is one paper to a page.
  private func cardFields(_ layout: TemplateLayout) -> [String: FieldType] {
    guard let sheet = layout.sheet, case .rows(let fields) = catalogue.fields[sheet.field] else { return [:] }
    return fields
  }

  private mutating func checkSheet(_ layout: TemplateLayout) -> Set<String> {
    guard let sheet = layout.sheet else { return [] }
    if case .rows = catalogue.fields[sheet.field] { return [sheet.field] }
    let list = ProblemList(file: LayoutReader.fileName)
    let rows = catalogue.fields.filter { if case .rows = $0.value { true } else { false } }.keys
    list.add(
      sheet.place,
      "there are no rows \(Quotation.quoted(sheet.field)) to make cards of; \(Remedy.of(sheet.field, among: rows))"
    )
    problems += list.problems
    return []
  }

  private mutating func checkCodes(_ layout: inout TemplateLayout) -> Set<String> {
    let list = ProblemList(file: LayoutReader.fileName)
    let cards = cardFields(layout)
    var used: Set<String> = []
    for index in layout.slots.indices {
      guard let code = layout.slots[index].code else { continue }
      let isCards = cards[code.field] != nil
      if isCards, let sheet = layout.sheet {
        layout.slots[index].code?.fullName = "\(sheet.field).\(code.field)"
      } else {
        used.insert(code.field)
      }
      switch cards[code.field] ?? catalogue.fields[code.field] {
      case .some(.text), .some(.code): break
      case .some(let type): list.add(code.place, "a \(type.name) can't be a QR code; use a text or a code")
      case nil:
        let known = Set(catalogue.fields.keys).union(cards.keys)
        list.add(
          code.place,
          "there is no field \(Quotation.quoted(code.field)); \(Remedy.of(code.field, among: known))")
      }
    }
    problems += list.problems
    return used
  }
}
