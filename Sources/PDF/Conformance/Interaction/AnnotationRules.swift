extension Rule {
  static let annotationType = Rule.archive("annotation-type", "6.3.1")
  static let annotationFlags = Rule.archive("annotation-flags", "6.3.2")
  static let appearance = Rule.archive("annotation-appearance", "6.3.3")
  static let annotationText = Rule.access("annotation-text", "7.18.1")
  static let annotationOrder = Rule.access("annotation-order", "7.18.3")
  static let annotationElement = Rule.access("annotation-element", "7.18.4")
  static let annotationParent = Rule.syntax("annotation-parent", "14.7.4.4")
}

/// Annotations: seen, printed, named and part of the structure (ISO 19005-2, 6.3; ISO 14289-1, 7.18).
enum AnnotationRules {
  private static let types: Set<String> = [
    "Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline",
    "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Popup", "FileAttachment", "Widget", "PrinterMark",
    "TrapNet", "Watermark", "Redact",
  ]

  static func check(_ tree: StructureTree, _ inspection: inout Inspection) {
    var elements: [Int: StructureTree.Element] = [:]
    for element in tree.elements {
      for case .object(let number) in element.children { elements[number] = element }
    }
    let parents = ParentTree(tree.root ?? [:], inspection.file)
    for (index, page) in inspection.file.pages.enumerated() {
      let annotations = inspection.file.array(page.dictionary["Annots"]) ?? []
      guard !annotations.isEmpty else { continue }
      if page.dictionary["Tabs"]?.name != "S" {
        inspection.report(
          .annotationOrder, object: page.reference.number, page: index,
          "A page with annotations must say /Tabs /S.")
      }
      for annotation in annotations {
        guard let found = inspection.entries(annotation) else { continue }
        let element = found.number.flatMap { elements[$0] }
        check(found.entries, found.number, index, &inspection)
        checkStructure(found.entries, found.number, index, element, parents, &inspection)
      }
    }
    for element in tree.elements where element.role == "Form" {
      if element.children.count != 1, tree.attribute("Role", owner: "PrintField", of: element) == nil {
        inspection.report(
          .annotationElement, object: element.number, page: element.page,
          "Form must hold one widget and nothing else.")
      }
    }
  }

  private static func check(
    _ entries: PDFDictionary, _ number: Int?, _ page: Int, _ inspection: inout Inspection
  ) {
    let type = entries["Subtype"]?.name ?? ""
    let file = inspection.file
    guard types.contains(type), type != "TrapNet" else {
      return inspection.report(
        .annotationType, object: number, page: page, "Annotations of type \(type) are not allowed.")
    }
    guard type != "Popup" else { return }
    let flags = file.resolve(entries["F"]).integer
    // Printed (4), and neither invisible (1), hidden (2), without view (32) nor toggled (256).
    if flags.map({ $0 & 4 == 0 || $0 & 0b1_0010_0011 != 0 }) ?? true {
      inspection.report(
        .annotationFlags, object: number, page: page,
        "/F must be there, with the bit for printing, none hidden.")
    }
    let edges = (file.array(entries["Rect"]) ?? []).compactMap { file.resolve($0).number }
    let isEmpty = edges.count == 4 && edges[0] == edges[2] && edges[1] == edges[3]
    let appearance = file.dictionary(entries["AP"])
    if appearance == nil, !isEmpty, type != "Link" {
      inspection.report(.appearance, object: number, page: page, "A visible annotation must have /AP.")
    }
    if let appearance {
      let isButton = type == "Widget" && file.resolve(entries["FT"]).name == "Btn"
      let isStream = file.resolve(appearance["N"]).stream != nil
      if Set(appearance.keys) != ["N"] || isStream == isButton {
        inspection.report(
          .appearance, object: number, page: page, "/AP must have /N, a stream, and nothing else.")
      }
    }
  }

  private static func checkStructure(
    _ entries: PDFDictionary, _ number: Int?, _ page: Int, _ element: StructureTree.Element?,
    _ parents: ParentTree, _ inspection: inout Inspection
  ) {
    let type = entries["Subtype"]?.name ?? ""
    guard type != "Popup", type != "PrinterMark" else { return }
    let file = inspection.file
    let expected = type == "Widget" ? "Form" : type == "Link" ? "Link" : "Annot"
    if element?.role != expected {
      inspection.report(
        .annotationElement, object: number, page: page, "The annotation must stand in a \(expected) element.")
    } else {
      let key = file.resolve(entries["StructParent"]).integer
      if key == nil || key.flatMap({ parents.singles[$0] }) != element?.number {
        inspection.report(
          .annotationParent, object: number, page: page,
          "The parent tree does not lead from the annotation to its element.")
      }
    }
    let words = ["TU", "Contents"].compactMap { key in
      (key == "TU") == (type == "Widget") ? file.resolve(entries[key]).string?.text : nil
    }
    let alternative = file.resolve(element?.entries["Alt"]).string?.text ?? ""
    if (words + [alternative]).allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
      inspection.report(
        .annotationText, object: number, page: page,
        "The annotation needs words for those who cannot see it: \(type == "Widget" ? "/TU" : "/Contents").")
    }
  }
}
