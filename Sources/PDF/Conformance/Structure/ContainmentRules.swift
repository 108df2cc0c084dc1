extension Rule {
  static let tableNesting = Rule.access("table-nesting", "7.2")
  static let listNesting = Rule.access("list-nesting", "7.2")
  static let listBody = Rule.access("list-body", "7.6")
  static let contentsNesting = Rule.access("contents-nesting", "7.2")
}

/// Which elements may stand in which: tables, lists, tables of contents (ISO 32000-1, 14.8.4.3).
enum ContainmentRules {
  private struct Kind {
    let rule: Rule
    /// Types that may be inside; nil for any.
    let children: Set<String>?
    /// Types that may be around; nil for any.
    let parents: Set<String>?
  }

  private static let kinds: [String: Kind] = [
    "Table": Kind(
      rule: .tableNesting, children: ["TR", "THead", "TBody", "TFoot", "Caption"], parents: nil),
    "THead": Kind(rule: .tableNesting, children: ["TR"], parents: ["Table"]),
    "TBody": Kind(rule: .tableNesting, children: ["TR"], parents: ["Table"]),
    "TFoot": Kind(rule: .tableNesting, children: ["TR"], parents: ["Table"]),
    "TR": Kind(
      rule: .tableNesting, children: ["TH", "TD"], parents: ["Table", "THead", "TBody", "TFoot"]),
    "TH": Kind(rule: .tableNesting, children: nil, parents: ["TR"]),
    "TD": Kind(rule: .tableNesting, children: nil, parents: ["TR"]),
    "L": Kind(rule: .listNesting, children: ["L", "LI", "Caption"], parents: nil),
    "LI": Kind(rule: .listNesting, children: ["Lbl", "LBody"], parents: ["L"]),
    "LBody": Kind(rule: .listNesting, children: nil, parents: ["LI"]),
    "TOC": Kind(rule: .contentsNesting, children: ["TOC", "TOCI", "Caption"], parents: nil),
    "TOCI": Kind(rule: .contentsNesting, children: nil, parents: ["TOC"]),
  ]

  static func check(_ tree: StructureTree, _ inspection: inout Inspection) {
    for element in tree.elements {
      guard let role = element.role, let kind = kinds[role] else { continue }
      let parent = element.parent.map { tree.elements[$0].role ?? "" } ?? ""
      if let parents = kind.parents, !parents.contains(parent) {
        inspection.report(
          kind.rule, object: element.number, page: element.page,
          "\(role) must stand in \(parents.sorted().joined(separator: " or ")).")
      }
      let inside = tree.elements(in: element).map { $0.role ?? "" }
      if let children = kind.children, let wrong = inside.first(where: { !children.contains($0) }) {
        inspection.report(
          kind.rule, object: element.number, page: element.page, "\(role) must not hold \(wrong).")
      }
      if kind.children != nil,
        element.children.contains(where: { if case .content = $0 { true } else { false } })
      {
        inspection.report(
          kind.rule, object: element.number, page: element.page, "\(role) must not hold content itself.")
      }
      checkOrder(role, inside, element, &inspection)
    }
  }

  private static func checkOrder(
    _ role: String, _ inside: [String], _ element: StructureTree.Element, _ inspection: inout Inspection
  ) {
    func report(_ rule: Rule, _ message: String) {
      inspection.report(rule, object: element.number, page: element.page, message)
    }
    func count(_ type: String) -> Int { inside.filter { $0 == type }.count }
    switch role {
    case "Table":
      if count("THead") > 1 || count("TFoot") > 1 || count("Caption") > 1 {
        report(.tableNesting, "A table may have one THead, one TFoot and one Caption.")
      }
      if count("THead") + count("TFoot") > 0, count("TBody") == 0 {
        report(.tableNesting, "A table with THead or TFoot must have TBody.")
      }
      if inside.dropFirst().dropLast().contains("Caption") {
        report(.tableNesting, "Caption must be the first or last in its table.")
      }
    case "L", "TOC":
      if inside.dropFirst().contains("Caption") { report(.listNesting, "Caption must come first.") }
    case "LI":
      if count("LBody") != 1 { report(.listBody, "An item of a list must have one LBody.") }
    default: break
    }
  }
}
