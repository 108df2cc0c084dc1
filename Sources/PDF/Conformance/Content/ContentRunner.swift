/// Goes through one content stream and keeps the state that operators change.
struct ContentRunner {
  /// Where the stream is drawn.
  enum Context {
    case page
    /// A form; what is around it decides what its content belongs to.
    case form
    /// Of an annotation, which is an object of the structure as a whole.
    case appearance
  }

  private struct Mark {
    let isArtifact: Bool
    let place: ContentSurvey.Place?
    let hasActualText: Bool
    let hasLanguage: Bool
  }

  var walker: ContentWalker
  private let resources: PDFDictionary
  /// Whose identifiers of marked content these are; nil where there can be none.
  private let owner: Int?
  private let object: Int?
  private let page: Int
  private let depth: Int
  private let context: Context
  /// Each operator that paints looks at them all, so no more than ``markLimit`` are kept.
  private var marks: [Mark] = []
  /// Those that stand deeper, of which only the number is known.
  private var deeperMarks = 0
  private static let markLimit = 256
  private var font: PDFObject?
  private var fontStack: [PDFObject?] = []
  private var isInText = false
  private(set) var isAllMarked = true

  init(
    _ walker: ContentWalker, resources: PDFDictionary, owner: Int?, object: Int?, page: Int, depth: Int,
    context: Context
  ) {
    self.walker = walker
    self.resources = resources
    self.owner = owner
    self.object = object
    self.page = page
    self.depth = depth
    self.context = context
  }

  mutating func run(_ content: [UInt8]) {
    var scanner = ContentScanner(content, valueLimit: max(1, min(walker.valuesLeft, 5_000_000)))
    do throws(PDFReadingError) {
      while let operation = try scanner.next() {
        walker.valuesLeft -= 1 + operation.operands.count
        perform(operation)
      }
    } catch {
      report(.contentSyntax, "The content cannot be read: \(error.description)")
    }
    for note in scanner.notes {
      switch note.kind {
      case .integerRange, .realRange, .longName, .longString:
        report(.implementationLimit, "A number, name or string in the content exceeds PDF's limits.")
      case .hexadecimalString: report(.hexadecimal, "A hexadecimal string must be pairs of digits.")
      default: break
      }
    }
    if !fontStack.isEmpty { report(.stateBalance, "There are \(fontStack.count) “q” without “Q”.") }
    let open = marks.count + deeperMarks
    if open > 0 { report(.markBalance, "Marked content is begun \(open) times too often.") }
    if isInText { report(.textObject, "“BT” has no “ET”.") }
  }

  private mutating func report(_ rule: Rule, _ message: String) {
    walker.inspection.report(rule, object: object, page: page, message)
  }

  private mutating func perform(_ operation: ContentOperation) {
    let name = operation.name
    guard let count = Operators.operands[name] else {
      return report(.contentOperator, "PDF has no operator “\(name.prefix(20))”.")
    }
    if let count, count != operation.operands.count {
      return report(
        .contentSyntax, "“\(name)” has \(operation.operands.count) operands instead of \(count).")
    }
    if Operators.painting.contains(name) { paint() }
    switch name {
    case "q":
      fontStack.append(font)
      if fontStack.count > 28 { report(.stateNesting, "“q” is nested more than 28 deep.") }
    case "Q":
      guard let saved = fontStack.popLast() else { return report(.stateBalance, "“Q” without “q”.") }
      font = saved
    case "BT", "ET":
      if isInText == (name == "BT") { report(.textObject, "“BT” and “ET” do not alternate.") }
      isInText = name == "BT"
    case "Tf": setFont(operation)
    case _ where Operators.text.contains(name): show(operation)
    case "BMC", "BDC": mark(operation)
    case "EMC":
      if deeperMarks > 0 {
        deeperMarks -= 1
      } else if marks.popLast() == nil {
        report(.markBalance, "“EMC” without a beginning.")
      }
    case "Do": place(operation)
    case "gs": setState(operation)
    case "ri":
      if let intent = operation.operands[0].name, !ObjectRules.renderingIntents.contains(intent) {
        report(.renderingIntent, "\(intent) is no rendering intent.")
      }
    default: colour(operation)
    }
  }

  private var isArtifact: Bool { marks.contains { $0.isArtifact } }
  private var isTagged: Bool { marks.contains { $0.place != nil } }

  private mutating func paint() {
    guard !isArtifact, !isTagged else { return }
    isAllMarked = false
    if context == .page {
      report(.unmarkedContent, "Something is drawn that is neither an artifact nor part of the structure.")
    }
  }

  /// The value of a named resource.
  private mutating func resource(_ kind: String, _ name: PDFObject?) -> PDFObject? {
    guard let name = name?.name else {
      report(.contentSyntax, "An operator lacks the name of a resource.")
      return nil
    }
    guard let value = walker.inspection.file.dictionary(resources[kind])?[name],
      !walker.inspection.file.resolve(value).isNull
    else {
      report(.resources, "The resources have no /\(name) under /\(kind).")
      return nil
    }
    return value
  }

  private mutating func setFont(_ operation: ContentOperation) {
    font = resource("Font", operation.operands[0])
    guard let font else { return }
    if walker.survey.fonts[font] == nil { walker.survey.fonts[font] = ContentSurvey.FontUse(page: page) }
  }

  private mutating func show(_ operation: ContentOperation) {
    if !isInText { report(.textObject, "Text is shown outside of “BT” and “ET”.") }
    let operand = operation.operands[operation.operands.count - 1]
    let strings = (operand.array ?? [operand]).compactMap(\.string)
    guard strings.contains(where: { !$0.bytes.isEmpty }) else { return }
    paint()
    guard let font else { return report(.resources, "Text is shown before a font is chosen.") }
    let hasActualText = marks.contains { $0.hasActualText }
    let isComposite = walker.inspection.file.dictionary(font)?["Subtype"]?.name == "Type0"
    var codes: [Int] = []
    for string in strings {
      guard isComposite else {
        codes += string.bytes.map(Int.init)
        continue
      }
      if string.bytes.count % 2 != 0 { report(.contentSyntax, "A string ends in half a code.") }
      for pair in stride(from: 0, to: string.bytes.count - 1, by: 2) {
        codes.append(Int(string.bytes[pair]) << 8 | Int(string.bytes[pair + 1]))
      }
    }
    walker.survey.fonts[font]?.codes.formUnion(codes)
    if !hasActualText { walker.survey.fonts[font]?.bareCodes.formUnion(codes) }
    if let place = marks.last(where: { $0.place != nil })?.place {
      walker.survey.pieces[place]?.hasText = true
      if !marks.contains(where: { $0.hasLanguage }) { walker.survey.pieces[place]?.hasLanguage = false }
    }
  }

  private mutating func mark(_ operation: ContentOperation) {
    guard marks.count < ContentRunner.markLimit else {
      deeperMarks += 1
      return report(.markBalance, "Marked content is nested more than \(ContentRunner.markLimit) deep.")
    }
    let file = walker.inspection.file
    var properties: PDFDictionary = [:]
    if operation.name == "BDC" {
      let operand = operation.operands[1]
      let value = operand.name == nil ? operand : resource("Properties", operand) ?? .null
      properties = file.dictionary(value) ?? [:]
    }
    let tag = operation.operands[0].name
    let language = file.resolve(properties["Lang"]).string?.text
    if let language, !LanguageRules.isTag(language) {
      report(.languageTag, "“\(language)” is no language tag.")
    }
    var place: ContentSurvey.Place?
    if let identifier = file.resolve(properties["MCID"]).integer {
      if isArtifact { report(.artifactNesting, "Content \(identifier) of the structure is in an artifact.") }
      if let owner {
        let found = ContentSurvey.Place(owner: owner, identifier: identifier)
        walker.survey.pieces[found, default: ContentSurvey.Piece(page: page)].count += 1
        place = found
      } else {
        report(.markedContent, "A form without /StructParents has content \(identifier).")
      }
    }
    if tag == "Artifact", isTagged {
      report(.artifactNesting, "An artifact is inside content of the structure.")
    }
    marks.append(
      Mark(
        isArtifact: tag == "Artifact", place: place, hasActualText: properties["ActualText"] != nil,
        hasLanguage: language != nil))
  }

  private mutating func place(_ operation: ContentOperation) {
    guard let object = resource("XObject", operation.operands[0]) else { return }
    let file = walker.inspection.file
    guard file.dictionary(object)?["Subtype"]?.name == "Form" else { return paint() }
    guard walker.walkForm(object, page: page, depth: depth, context: .form) else { return paint() }
  }

  private mutating func setState(_ operation: ContentOperation) {
    guard let object = resource("ExtGState", operation.operands[0]),
      let entries = walker.inspection.file.dictionary(object)
    else { return }
    let file = walker.inspection.file
    let isFaint = ["ca", "CA"].contains { (file.resolve(entries[$0]).number ?? 1) < 1 }
    let isBlended = entries["BM"].map { $0.name != "Normal" && $0.name != "Compatible" } ?? false
    let isMasked = entries["SMask"].map { $0.name != "None" } ?? false
    if isFaint || isBlended || isMasked { walker.survey.pagesWithTransparency.insert(page) }
  }

  private mutating func colour(_ operation: ContentOperation) {
    switch operation.name {
    case "rg", "RG": use("DeviceRGB")
    case "g", "G": use("DeviceGray")
    case "k", "K": use("DeviceCMYK")
    case "cs", "CS":
      guard let name = operation.operands[0].name else { return }
      if name.hasPrefix("Device") {
        use(name)
      } else if name != "Pattern" {
        _ = resource("ColorSpace", operation.operands[0])
      }
    case "scn", "SCN":
      guard let last = operation.operands.last, last.name != nil else { return }
      usePattern(resource("Pattern", last))
    case "sh": useShading(resource("Shading", operation.operands[0]))
    default: break
    }
  }

  private mutating func use(_ space: String) {
    if walker.survey.colours[space] == nil { walker.survey.colours[space] = page }
  }

  private mutating func usePattern(_ object: PDFObject?) {
    guard let entries = walker.inspection.file.dictionary(object) else { return }
    if entries["PatternType"]?.integer == 2 {
      useShading(entries["Shading"])
    } else {
      // What a tile draws belongs to what is painted with it.
      walker.walkForm(object, page: page, depth: depth, context: .form)
    }
  }

  private mutating func useShading(_ object: PDFObject?) {
    guard let entries = walker.inspection.file.dictionary(object) else { return }
    if let space = walker.inspection.file.resolve(entries["ColorSpace"]).name { use(space) }
  }
}
