/// The structure of a file (ISO 32000-1, 14.7), each element once, parents before children.
struct StructureTree {
  enum Child: Hashable {
    case element(Int)
    case content(ContentSurvey.Place)
    /// An annotation or other object.
    case object(Int)
  }

  struct Element {
    let number: Int?
    let parent: Int?
    /// As it is written.
    let type: String
    /// What it stands for by the role map; nil if that is no standard type.
    let role: String?
    let entries: PDFDictionary
    var children: [Child] = []
    /// Its own or that of the nearest element above.
    let language: String?
    let page: Int?
    let depth: Int
  }

  enum Fault: Hashable {
    /// An element that is reached twice, or from a parent its `/P` does not name.
    case parent(element: Int?)
    /// A child that is no element, no identifier and no object.
    case child(element: Int?)
    case tooDeep
  }

  private static let depthLimit = 200
  private static let elementLimit = 500_000
  /// Types that a type stands for, one after the other; a sound file has one.
  private static let roleLimit = 32

  private(set) var elements: [Element] = []
  private(set) var faults: [Fault] = []
  let roles: [String: String]
  /// The root's dictionary; nil for a file without structure.
  let root: PDFDictionary?
  private let file: PDFFile
  private var seen: Set<Int> = []
  private let pages: [Int: Int]

  init(_ file: PDFFile) {
    self.file = file
    root = file.dictionary(file.catalogue["StructTreeRoot"])
    var roles: [String: String] = [:]
    for (type, role) in file.dictionary(root?["RoleMap"]) ?? [:] { roles[type] = file.resolve(role).name }
    self.roles = roles
    pages = Dictionary(
      file.pages.enumerated().map { ($0.element.reference.number, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    guard let root else { return }
    let catalogue = file.resolve(file.catalogue["Lang"]).string?.text
    let rootNumber = file.catalogue["StructTreeRoot"]?.reference?.number
    for kid in kids(of: root) {
      addElement(kid, above: nil, aboveNumber: rootNumber, language: catalogue, page: nil, depth: 0)
    }
  }

  private func kids(of entries: PDFDictionary) -> [PDFObject] {
    let kids = file.resolve(entries["K"])
    if case .array(let values) = kids { return values }
    return entries["K"].map { kids.isNull ? [] : [$0] } ?? []
  }

  /// - Returns: its place among the elements.
  @discardableResult
  private mutating func addElement(
    _ object: PDFObject, above: Int?, aboveNumber: Int?, language: String?, page: Int?, depth: Int
  ) -> Int? {
    let number = object.reference?.number
    guard depth < StructureTree.depthLimit, elements.count < StructureTree.elementLimit else {
      faults.append(.tooDeep)
      return nil
    }
    guard let entries = file.dictionary(object), let type = file.resolve(entries["S"]).name else {
      faults.append(.child(element: above.flatMap { elements[$0].number }))
      return nil
    }
    if let number, !seen.insert(number).inserted {
      faults.append(.parent(element: number))
      return nil
    }
    if entries["P"]?.reference?.number != aboveNumber { faults.append(.parent(element: number)) }
    let own = file.resolve(entries["Lang"]).string?.text
    let language = own ?? language
    let ownPage = entries["Pg"]?.reference.flatMap { pages[$0.number] } ?? page
    let index = elements.count
    elements.append(
      Element(
        number: number, parent: above, type: type, role: role(of: type), entries: entries, language: language,
        page: ownPage, depth: depth))
    var children: [Child] = []
    for kid in kids(of: entries) {
      let value = file.resolve(kid)
      if let identifier = value.integer {
        add(identifier, owner: entries["Pg"]?.reference, to: &children, of: number)
      } else if let parts = value.dictionary, let kind = parts["Type"]?.name, kind == "MCR" || kind == "OBJR"
      {
        addReference(parts, kind, page: entries["Pg"]?.reference, to: &children, of: number)
      } else if let child = addElement(
        kid, above: index, aboveNumber: number, language: language, page: ownPage, depth: depth + 1)
      {
        children.append(.element(child))
      }
    }
    elements[index].children = children
    return index
  }

  private mutating func add(
    _ identifier: Int, owner: PDFReference?, to children: inout [Child], of element: Int?
  ) {
    guard let owner else { return faults.append(.child(element: element)) }
    children.append(.content(ContentSurvey.Place(owner: owner.number, identifier: identifier)))
  }

  private mutating func addReference(
    _ parts: PDFDictionary, _ kind: String, page: PDFReference?, to children: inout [Child], of element: Int?
  ) {
    if kind == "OBJR" {
      guard let object = parts["Obj"]?.reference else { return faults.append(.child(element: element)) }
      return children.append(.object(object.number))
    }
    guard let identifier = file.resolve(parts["MCID"]).integer else {
      return faults.append(.child(element: element))
    }
    add(
      identifier, owner: parts["Stm"]?.reference ?? parts["Pg"]?.reference ?? page, to: &children, of: element
    )
  }

  private func role(of type: String) -> String? {
    var current = type
    for _ in 0..<StructureTree.roleLimit {
      if StandardTypes.all.contains(current) { return current }
      guard let next = roles[current] else { return nil }
      current = next
    }
    return nil
  }

  /// The elements directly inside an element.
  func elements(in element: Element) -> [Element] {
    element.children.compactMap { if case .element(let index) = $0 { elements[index] } else { nil } }
  }

  /// An attribute of an element, wherever in `/A` it is.
  func attribute(_ key: String, owner: String, of element: Element) -> PDFObject? {
    let value = file.resolve(element.entries["A"])
    for part in value.array ?? [value] {
      guard let entries = file.dictionary(part), entries["O"]?.name == owner else { continue }
      let found = file.resolve(entries[key])
      if !found.isNull { return found }
    }
    return nil
  }
}

/// The types of structure elements that PDF itself knows (ISO 32000-1, 14.8.4).
enum StandardTypes {
  static let headings = ["H1", "H2", "H3", "H4", "H5", "H6"]
  static let all: Set<String> = Set([
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
    "Private", "P", "H", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
    "Span",
    "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu",
    "WT", "WP", "Figure", "Formula", "Form",
  ]).union(headings)
}
