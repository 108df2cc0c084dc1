extension Rule {
  static let headingLevels = Rule.access("heading-levels", "7.4.2")
  static let headingKinds = Rule.access("heading-kinds", "7.4.4")
}

/// Headings begin with level 1 and go down one level at a time (ISO 14289-1, 7.4).
enum HeadingRules {
  static func check(_ tree: StructureTree, _ inspection: inout Inspection) {
    var level = 0
    var hasNumbered = false
    var unnumbered: StructureTree.Element?
    var unnumberedIn: Set<Int?> = []
    for element in tree.elements {
      if element.role == "H" {
        unnumbered = unnumbered ?? element
        if !unnumberedIn.insert(element.parent).inserted {
          inspection.report(
            .headingKinds, object: element.number, page: element.page, "Two H are in one element.")
        }
      }
      guard let index = StandardTypes.headings.firstIndex(of: element.role ?? "") else { continue }
      hasNumbered = true
      if index + 1 > level + 1 {
        inspection.report(
          .headingLevels, object: element.number, page: element.page,
          level == 0
            ? "The first heading is H\(index + 1) instead of H1."
            : "H\(index + 1) follows H\(level) and leaves a level out.")
      }
      level = index + 1
    }
    if hasNumbered, let unnumbered {
      inspection.report(
        .headingKinds, object: unnumbered.number, page: unnumbered.page, "H and H1 to H6 are mixed.")
    }
  }
}
