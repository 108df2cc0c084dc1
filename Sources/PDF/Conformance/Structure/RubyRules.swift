extension Rule {
  static let ruby = Rule.syntax("ruby", "14.8.4.4.3")
}

/// Readings above words: Ruby holds the word (RB) and then its reading (RT), which may stand in brackets (RP).
enum RubyRules {
  private static let orders: [[String]] = [["RB", "RT"], ["RB", "RP", "RT", "RP"]]

  static func check(_ tree: StructureTree, _ inspection: inout Inspection) {
    for element in tree.elements {
      switch element.role {
      case "Ruby":
        let inside = tree.elements(in: element).map { $0.role ?? "" }
        if !orders.contains(inside) {
          inspection.report(
            .ruby, object: element.number, page: element.page,
            "Ruby must hold RB and then RT, not \(inside.isEmpty ? "nothing" : inside.joined(separator: ", "))."
          )
        }
      case "RB", "RT", "RP":
        let parent = element.parent.flatMap { tree.elements[$0].role }
        if parent != "Ruby" {
          inspection.report(
            .ruby, object: element.number, page: element.page, "\(element.role ?? "") must stand in Ruby.")
        }
      default: break
      }
    }
  }
}
