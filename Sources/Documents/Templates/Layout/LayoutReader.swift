internal import Graphics
internal import StrictYAML

/// Reads `layout.yaml`.
enum LayoutReader {
  static let fileName = "layout.yaml"

  private static let keys = [
    "name", "kind", "paper", "languages", "register", "fonts", "styles", "slots", "tables", "empty",
  ]

  /// What the file says. Everything wrong is added to `problems`; nil where too much is missing to go on.
  static func read(_ text: String, templateName: String, problems: ProblemList) -> TemplateLayout? {
    let file = YAMLFile(name: fileName)
    let layout = file.root(of: text).flatMap { $0.mapping(keys: keys) }.flatMap {
      self.layout($0, templateName: templateName)
    }
    do throws(YAMLFaults) {
      try file.finish()
    } catch {
      problems.add(error)
    }
    return layout
  }

  private static func layout(_ mapping: YAMLMapping, templateName: String) -> TemplateLayout? {
    let name = mapping.required("name")
    if let name, let text = name.string, text != templateName {
      name.note("the name must be the folder's, \(templateName)")
    }
    let kind = mapping.required("kind")?.string
    let page = mapping.required("paper").flatMap(paper)
    let languages = mapping.required("languages").flatMap(languages)
    let fonts = mapping.required("fonts").map { self.fonts($0, languages: languages ?? []) } ?? [:]
    var styles: [String: StyleDefinition] = [:]
    if let node = mapping.required("styles")?.openMapping() {
      var reader = StyleReader(node, fonts: Set(fonts.keys))
      styles = reader.read()
    }
    let names = Set(styles.keys)
    let slots = mapping.required("slots")?.openMapping().map { SlotReader(styles: names).read($0) }
    let tables = mapping["tables"]?.openMapping().map { TableReader(styles: names).read($0) }
    let register = mapping["register"].flatMap(register)
    let empty = mapping["empty"].map(emptyRules)
    guard let kind, let page, let languages, let slots else { return nil }
    return TemplateLayout(
      name: templateName, kind: kind, page: page, languages: languages, register: register, fonts: fonts,
      styles: styles, slots: slots, tables: tables ?? [:], empty: empty ?? [:])
  }

  private static func languages(_ node: YAMLNode) -> [PaperLanguage]? {
    guard let list = node.list else { return nil }
    let languages = list.compactMap { $0.choice(PaperLanguage.self) }
    if languages.isEmpty { node.note("name at least one language: vi, ja or en") }
    if Set(languages).count < languages.count { node.note("a language stands twice") }
    return languages
  }

  private static func fonts(_ node: YAMLNode, languages: [PaperLanguage]) -> [String: FontEntry] {
    var fonts: [String: FontEntry] = [:]
    for (name, node) in node.openMapping()?.entries ?? [] {
      guard let mapping = node.mapping(keys: PaperLanguage.allCases.map(\.rawValue)) else { continue }
      var entry = FontEntry(chains: [:], place: TextPlace(line: node.line, column: node.column))
      for language in PaperLanguage.allCases {
        guard let chain = mapping[language.rawValue] else {
          if languages.contains(language) { node.note("the chain for \(language.rawValue) is missing") }
          continue
        }
        let families = chain.list?.compactMap(\.string) ?? []
        if families.isEmpty { chain.note("name at least one font family") }
        entry.chains[language] = families
      }
      fonts[name] = entry
    }
    return fonts
  }

  private static func register(_ node: YAMLNode) -> RegisterPattern? {
    guard let mapping = node.mapping(keys: ["series", "number"]),
      let series = mapping.required("series")?.string, let number = mapping.required("number"),
      let pattern = number.string
    else { return nil }
    do throws(RegisterPattern.Malformed) {
      return try RegisterPattern(series: series, pattern: pattern)
    } catch {
      number.note(error.message)
      return nil
    }
  }

  private static func emptyRules(_ node: YAMLNode) -> [String: EmptyEntry] {
    var rules: [String: EmptyEntry] = [:]
    for (field, node) in node.openMapping()?.entries ?? [] {
      guard let text = node.string else { continue }
      let rule: EmptyRule =
        switch text {
        case "fail": .fail
        case "omit-line": .omitLine
        default: .text(text)
        }
      rules[field] = EmptyEntry(rule: rule, place: TextPlace(line: node.line, column: node.column))
    }
    return rules
  }

  // MARK: Paper

  /// Upright sizes in millimetres: ISO 216, the Japanese B series (JIS P 0138), US letter.
  private static let sizes: [String: (width: Double, height: Double)] = [
    "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148), "B4": (257, 364),
    "B5": (182, 257),
    "letter": (215.9, 279.4),
  ]

  private static func paper(_ node: YAMLNode) -> Size? {
    guard let mapping = node.mapping(keys: ["size", "orientation", "width", "height"]) else { return nil }
    if let width = mapping["width"] {
      mapping["size"]?.note("give either a size or width and height")
      guard let width = LengthReader.points(width), let height = mapping.required("height"),
        let height = LengthReader.points(height)
      else { return nil }
      guard (50...5_000).contains(width), (50...5_000).contains(height) else {
        node.note("a paper measures between 50pt and 5000pt on each side")
        return nil
      }
      return Size(width: width, height: height)
    }
    guard let size = mapping.required("size"), let name = size.string else { return nil }
    guard let (width, height) = sizes[name] else {
      size.note("the size \(Quotation.quoted(name)) is not known; \(Remedy.of(name, among: sizes.keys))")
      return nil
    }
    let upright = Size(width: width * Size.pointsPerMillimetre, height: height * Size.pointsPerMillimetre)
    guard let orientation = mapping["orientation"] else { return upright }
    switch orientation.string {
    case "portrait": return upright
    case "landscape": return upright.turned
    default:
      orientation.note("the orientation is portrait or landscape")
      return upright
    }
  }
}
