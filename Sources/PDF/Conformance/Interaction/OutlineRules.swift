extension Rule {
  static let outline = Rule.syntax("outline", "12.3.3")
  static let outlineOrder = Rule.access("outline-order", "7.17")
}

/// The outline: a sound tree of titles that lead to the document's pages in its order.
enum OutlineRules {
  private static let itemLimit = 100_000

  static func check(_ inspection: inout Inspection) {
    guard let outline = inspection.entries(inspection.file.catalogue["Outlines"]) else { return }
    let pages = Dictionary(
      inspection.file.pages.enumerated().map { ($0.element.reference.number, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var seen: Set<Int> = []
    var position = (page: 0, top: Double.infinity)
    // Nodes whose children are still to come, with their own place in the tree.
    var waiting: [(item: PDFObject?, parent: Int?, previous: Int?)] = [
      (outline.entries["First"], outline.number, nil)
    ]
    while let (item, parent, previous) = waiting.popLast() {
      guard let item, let number = item.reference?.number, let entries = inspection.file.dictionary(item)
      else {
        continue
      }
      guard seen.insert(number).inserted, seen.count < itemLimit else {
        return inspection.report(.outline, object: number, "An item of the outline is in it twice.")
      }
      if entries["Parent"]?.reference?.number != parent || entries["Prev"]?.reference?.number != previous {
        inspection.report(.outline, object: number, "/Parent or /Prev of an outline's item is wrong.")
      }
      if (inspection.file.resolve(entries["Title"]).string?.text ?? "").isEmpty {
        inspection.report(.outline, object: number, "An item of the outline has no title.")
      }
      if let next = destination(entries, inspection.file, pages) {
        if next.page < position.page || next.page == position.page && next.top > position.top + 0.5 {
          inspection.report(
            .outlineOrder, object: number, page: next.page, "The outline leads back to what came before.")
        }
        position = next
      } else {
        inspection.report(.outline, object: number, "An item of the outline leads nowhere.")
      }
      if entries["Next"] != nil { waiting.append((entries["Next"], parent, number)) }
      if entries["First"] != nil { waiting.append((entries["First"], number, nil)) }
    }
    let count = inspection.file.resolve(outline.entries["Count"]).integer
    if let count, count > seen.count {
      inspection.report(
        .outline, object: outline.number, "/Count is \(count), there are \(seen.count) items.")
    }
  }

  /// The page an item leads to and how high on it.
  private static func destination(
    _ entries: PDFDictionary, _ file: PDFFile, _ pages: [Int: Int]
  ) -> (page: Int, top: Double)? {
    let action = file.dictionary(entries["A"])
    guard let target = file.array(entries["Dest"] ?? action?["D"]), let page = target.first?.reference,
      let index = pages[page.number]
    else { return nil }
    switch target.dropFirst().first?.name {
    case "XYZ": return (index, target.count > 3 ? file.resolve(target[3]).number ?? .infinity : .infinity)
    case "FitH": return (index, target.count > 2 ? file.resolve(target[2]).number ?? .infinity : .infinity)
    default: return (index, .infinity)
    }
  }
}
