internal import Conferences
internal import Graphics
internal import StrictYAML

/// Reads `layout.yaml`.
enum LayoutReader {
  static let fileName = "layout.yaml"
  /// Larger layouts are refused.
  static let maximumByteCount = 256_000
  /// More slots, styles, fonts, tables or charts than this are refused.
  private static let maximumEntryCount = 500

  private static let keys = [
    "name", "kind", "paper", "languages", "register", "fonts", "styles", "slots", "tables", "charts", "pages",
    "sheet", "empty",
  ]

  /// What the file says. Everything wrong is added to `problems`; nil where too much is missing to go on.
  static func read(_ text: String, templateName: String, problems: ProblemList) -> TemplateLayout? {
    guard text.utf8.count <= maximumByteCount else {
      problems.add(
        TextPlace(line: 1, column: 1), "the layout is larger than \(maximumByteCount) bytes; shorten it")
      return nil
    }
    let file = YAMLFile(name: fileName, allowsAliases: false)
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
    let kindNode = mapping.required("kind")
    let kind = kindNode?.string
    let page = mapping.required("paper")?.mapping(keys: PaperSizeReader.keys).flatMap(PaperSizeReader.size)
    for key in ["fonts", "styles", "slots", "tables", "charts", "empty"] {
      guard let entries = mapping[key]?.mappingIfAny?.entries, entries.count > maximumEntryCount else {
        continue
      }
      mapping[key]?.note("more than \(maximumEntryCount) entries")
      return nil
    }
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
    let more = PagesReader(styles: names, page: page ?? Size(width: 5_000, height: 5_000))
    let charts = mapping["charts"]?.openMapping().map { more.charts($0, tables: tables ?? [:]) }
    let flow = slots?.first { $0.flow != nil }?.flow
    let pages = mapping["pages"].map { more.pages($0, slots: slots ?? []) }
    let sheet = mapping["sheet"].flatMap(more.sheet)
    if let node = mapping["sheet"], flow != nil { node.note("a card does not go on on further pages") }
    if let node = mapping["sheet"], slots?.contains(where: \.isSeal) == true {
      node.note("a sheet of cards is never sealed")
    }
    let register = mapping["register"].flatMap(register)
    let empty = mapping["empty"].map(emptyRules)
    guard let kind, let page, let languages, let slots else { return nil }
    return TemplateLayout(
      name: templateName, kind: kind,
      kindPlace: TextPlace(line: kindNode?.line ?? 1, column: kindNode?.column ?? 1), page: page,
      languages: languages, register: register, fonts: fonts,
      styles: styles, slots: slots, tables: tables ?? [:], charts: charts ?? [:],
      pages: pages ?? PagesDefinition(), sheet: sheet, empty: empty ?? [:])
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

  private static func register(_ node: YAMLNode) -> TemplateRegister? {
    guard let mapping = node.mapping(keys: ["series", "number"]),
      let series = mapping.required("series")?.string
    else { return nil }
    guard let number = mapping["number"] else { return TemplateRegister(series: series, pattern: nil) }
    guard let pattern = number.string else { return nil }
    do throws(RegisterPattern.Malformed) {
      return TemplateRegister(
        series: series, pattern: try RegisterPattern(series: series, pattern: pattern))
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
}
