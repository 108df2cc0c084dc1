extension Rule {
  static let alternative = Rule.access("figure-alternative", "7.3")
  static let formula = Rule.access("formula-alternative", "7.7")
  static let figureBox = Rule.syntax("figure-box", "14.8.5.4.3")
}

/// Pictures have words that stand in for them, and a place (ISO 14289-1, 7.3).
enum FigureRules {
  static func check(_ tree: StructureTree, _ inspection: inout Inspection) {
    for element in tree.elements where element.role == "Figure" || element.role == "Formula" {
      let file = inspection.file
      let words = ["Alt", "ActualText"].compactMap { file.resolve(element.entries[$0]).string?.text }
      if words.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
        inspection.report(
          element.role == "Figure" ? .alternative : .formula, object: element.number, page: element.page,
          "\(element.role ?? "") must have an /Alt that says what it shows.")
      }
      guard element.role == "Figure" else { continue }
      let box = (tree.attribute("BBox", owner: "Layout", of: element)?.array ?? []).compactMap {
        file.resolve($0).number
      }
      guard box.count == 4, box[0] <= box[2], box[1] <= box[3] else {
        inspection.report(
          .figureBox, object: element.number, page: element.page, "Figure must have a /BBox, left to right.")
        continue
      }
    }
  }
}
