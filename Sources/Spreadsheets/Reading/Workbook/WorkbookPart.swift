/// What `workbook.xml` tells: the sheets in their order, and from which day their dates count.
final class WorkbookPart: PartReader {
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904, as on old Macintoshes.
  private(set) var countsFrom1904 = false

  override func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "workbookPr": countsFrom1904 = Self.isTrue(attributes["date1904"])
    case "sheet":
      guard let title = attributes["name"], let relation = Self.value(attributes, local: "id") else { return }
      let state = attributes["state"] ?? "visible"
      sheets.append(Sheet(name: title, relation: relation, isHidden: state != "visible"))
    default: break
    }
  }
}
