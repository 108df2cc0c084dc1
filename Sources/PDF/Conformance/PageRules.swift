extension Rule {
  static let pageTree = Rule.syntax("page-tree", "7.7.3")
  static let pageSize = Rule.archive("page-size", "6.1.13")
  static let presentationSteps = Rule.archive("presentation-steps", "6.10")
  static let displayTitle = Rule.access("display-title", "7.1")
}

/// Pages and how a reader shows them.
enum PageRules {
  private static let boxes = ["MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"]

  static func check(_ inspection: inout Inspection) {
    let file = inspection.file
    let root = file.dictionary(file.catalogue["Pages"]) ?? [:]
    if file.pages.isEmpty || file.resolve(root["Count"]).integer != file.pages.count {
      inspection.report(
        .pageTree, object: file.catalogue["Pages"]?.reference?.number,
        "/Count must be the number of pages, \(file.pages.count).")
    }
    for (index, page) in file.pages.enumerated() { check(page, index, &inspection) }
    let preferences = file.dictionary(file.catalogue["ViewerPreferences"]) ?? [:]
    if file.resolve(preferences["DisplayDocTitle"]).boolean != true {
      inspection.report(.displayTitle, "/ViewerPreferences must have /DisplayDocTitle true.")
    }
  }

  private static func check(_ page: PDFPage, _ index: Int, _ inspection: inout Inspection) {
    let number = page.reference.number
    if page.dictionary["Type"]?.name != "Page" || page.dictionary["Parent"]?.reference == nil {
      inspection.report(.pageTree, object: number, page: index, "A page must have /Type /Page and /Parent.")
    }
    for key in boxes where page.dictionary[key] != nil || key == "MediaBox" {
      let edges = (inspection.file.array(page.dictionary[key]) ?? []).compactMap {
        inspection.file.resolve($0).number
      }
      guard edges.count == 4, (3...14_400).contains(abs(edges[2] - edges[0])),
        (3...14_400).contains(abs(edges[3] - edges[1]))
      else {
        inspection.report(
          .pageSize, object: number, page: index, "/\(key) must be 3 to 14,400 units wide and high.")
        continue
      }
    }
    if page.dictionary["PresSteps"] != nil {
      inspection.report(
        .presentationSteps, object: number, page: index, "A page must not have /PresSteps.")
    }
  }
}
