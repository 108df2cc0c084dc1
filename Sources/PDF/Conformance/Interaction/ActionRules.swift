extension Rule {
  static let action = Rule.archive("action", "6.5.1")
  static let triggers = Rule.archive("action-triggers", "6.5.2")
  static let widgetActions = Rule.archive("widget-actions", "6.4.1")
}

/// Nothing happens by itself: no scripts, no triggers (ISO 19005-2, 6.5).
enum ActionRules {
  private static let allowed: Set<String> = [
    "GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm",
  ]
  private static let forbidden: Set<String> = [
    "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans",
    "GoTo3DView", "JavaScript",
  ]
  private static let pages: Set<String> = ["NextPage", "PrevPage", "FirstPage", "LastPage"]

  static func check(_ inspection: inout Inspection) {
    let catalogue = inspection.file.catalogue
    if catalogue["AA"] != nil {
      inspection.report(.triggers, "The catalogue must not have /AA.")
    }
    for (index, page) in inspection.file.pages.enumerated() where page.dictionary["AA"] != nil {
      inspection.report(
        .triggers, object: page.reference.number, page: index, "A page must not have /AA.")
    }
    if inspection.file.dictionary(catalogue["Names"])?["JavaScript"] != nil {
      inspection.report(.action, "/Names must not have /JavaScript.")
    }
    for (number, object) in inspection.file.objects.sorted(by: { $0.key < $1.key }) {
      ObjectWalk.dictionaries(in: object) { check($0, number, &inspection) }
    }
  }

  private static func check(_ entries: PDFDictionary, _ number: Int, _ inspection: inout Inspection) {
    let isField = entries["FT"] != nil || entries["Subtype"]?.name == "Widget"
    if isField, entries["A"] != nil || entries["AA"] != nil {
      inspection.report(.widgetActions, object: number, "A form field must not have /A or /AA.")
    }
    guard let kind = entries["S"]?.name else { return }
    let isAction = entries["Type"]?.name == "Action" || entries["Type"] == nil && entries["P"] == nil
    if isAction, forbidden.contains(kind) || entries["Type"]?.name == "Action" && !allowed.contains(kind) {
      inspection.report(.action, object: number, "The action \(kind) is not allowed.")
    }
    if isAction, kind == "Named", let name = entries["N"]?.name, !pages.contains(name) {
      inspection.report(.action, object: number, "The named action \(name) is not allowed.")
    }
  }
}
