extension Rule {
  static let contentSyntax = Rule.syntax("content-syntax", "7.8.2")
  static let contentOperator = Rule.archive("content-operator", "6.2.2")
  static let resources = Rule.archive("content-resources", "6.2.2")
  static let stateNesting = Rule.archive("state-nesting", "6.1.13")
  static let stateBalance = Rule.syntax("state-balance", "8.4.2")
  static let textObject = Rule.syntax("text-object", "9.4.1")
  static let markBalance = Rule.syntax("mark-balance", "14.6.1")
  static let unmarkedContent = Rule.access("content-unmarked", "7.1")
  static let artifactNesting = Rule.access("artifact-nesting", "7.1")
}

/// Goes through all content: pages, the forms they place, patterns, appearances.
struct ContentWalker {
  /// Forms in each other.
  static let depthLimit = 12
  /// What all streams together may decompress to.
  private static let byteLimit = 1 << 28
  private static let valueLimit = 20_000_000

  var inspection: Inspection
  var survey = ContentSurvey()
  var bytesLeft = ContentWalker.byteLimit
  var valuesLeft = ContentWalker.valueLimit
  /// Forms that were gone through, and whether everything in them is marked by themselves.
  var forms: [Int: Bool] = [:]

  static func walk(_ inspection: inout Inspection) -> ContentSurvey {
    var walker = ContentWalker(inspection: inspection)
    for (index, page) in inspection.file.pages.enumerated() {
      walker.walk(page, index)
    }
    inspection = walker.inspection
    return walker.survey
  }

  private mutating func walk(_ page: PDFPage, _ index: Int) {
    let file = inspection.file
    let contents = file.resolve(page.dictionary["Contents"])
    var bytes: [UInt8] = []
    for part in contents.array ?? [contents] where !file.resolve(part).isNull {
      guard let stream = file.resolve(part).stream else {
        inspection.report(
          .contentSyntax, object: page.reference.number, page: index, "/Contents must be streams.")
        continue
      }
      bytes += decode(stream)
      // A token never goes on in the next stream.
      bytes.append(10)
    }
    var runner = ContentRunner(
      self, resources: file.dictionary(page.dictionary["Resources"]) ?? [:], owner: page.reference.number,
      object: page.reference.number, page: index, depth: 0, context: .page)
    runner.run(bytes)
    self = runner.walker
    for annotation in file.array(page.dictionary["Annots"]) ?? [] {
      let appearance = file.dictionary(file.dictionary(annotation)?["AP"])?["N"]
      walkForm(appearance, page: index, depth: 0, context: .appearance)
    }
  }

  /// Nothing where the stream cannot be read: another rule reports that.
  private mutating func decode(_ stream: PDFStream) -> [UInt8] {
    let content = (try? inspection.file.decode(stream, limit: max(0, min(bytesLeft, 1 << 26)))) ?? []
    bytesLeft -= content.count
    return content
  }

  /// Goes through a form, once.
  /// - Returns: whether everything it draws is marked inside it.
  @discardableResult
  mutating func walkForm(
    _ object: PDFObject?, page: Int, depth: Int, context: ContentRunner.Context
  ) -> Bool {
    guard let stream = inspection.file.resolve(object).stream, depth < ContentWalker.depthLimit else {
      return true
    }
    let number = object?.reference?.number
    if let number, let known = forms[number] { return known }
    if let number { forms[number] = true }
    let entries = stream.dictionary
    if let group = inspection.file.dictionary(entries["Group"]), group["S"]?.name == "Transparency" {
      survey.pagesWithTransparency.insert(page)
    }
    var runner = ContentRunner(
      self, resources: inspection.file.dictionary(entries["Resources"]) ?? [:],
      owner: entries["StructParents"] == nil ? nil : number, object: number, page: page, depth: depth + 1,
      context: context)
    runner.run(decode(stream))
    self = runner.walker
    if let number { forms[number] = runner.isAllMarked }
    return runner.isAllMarked
  }
}
