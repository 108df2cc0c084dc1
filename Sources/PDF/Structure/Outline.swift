/// A document's headings as the outline that readers show beside it (ISO 32000-1, 12.3.3).
enum Outline {
  private struct Item {
    let heading: Heading
    let number: Int
    let parent: Int
    var children: [Int] = []
    var descendants = 0
  }

  /// Writes the outline of headings in reading order, whose levels skip none, and returns its object; nil where
  /// no heading has any text. `pages` are the page objects.
  static func write(
    _ headings: [Heading], pages: [Int], pageHeight: Double, to objects: inout ObjectWriter
  ) throws(PDFError) -> Int? {
    let titled = headings.filter { !$0.title.isEmpty }
    guard !titled.isEmpty else { return nil }
    let root = objects.allocate()
    var items: [Item] = []
    var top: [Int] = []
    /// Indexes of the items that the next one may stand in.
    var path: [Int] = []
    for heading in titled {
      while let last = path.last, items[last].heading.level >= heading.level { path.removeLast() }
      let index = items.count
      items.append(
        Item(
          heading: heading, number: objects.allocate(), parent: path.last.map { items[$0].number } ?? root))
      if let last = path.last { items[last].children.append(index) } else { top.append(index) }
      for place in path { items[place].descendants += 1 }
      path.append(index)
    }
    objects.begin(root)
    objects.out.append("<</Type/Outlines")
    write(top, of: items, count: items.count, to: &objects.out)
    objects.out.append(">>")
    objects.end()
    for siblings in [top] + items.map(\.children) {
      for (place, index) in siblings.enumerated() {
        let item = items[index]
        objects.begin(item.number)
        objects.out.append("<</Title")
        objects.out.append(text: item.heading.title)
        objects.out.append("/Parent ")
        objects.out.append(reference: item.parent)
        if place > 0 {
          objects.out.append("/Prev ")
          objects.out.append(reference: items[siblings[place - 1]].number)
        }
        if place + 1 < siblings.count {
          objects.out.append("/Next ")
          objects.out.append(reference: items[siblings[place + 1]].number)
        }
        write(item.children, of: items, count: item.descendants, to: &objects.out)
        objects.out.append("/Dest[")
        objects.out.append(reference: pages[item.heading.page])
        objects.out.append("/XYZ null ")
        objects.out.append(try Coordinate.check(pageHeight - item.heading.top))
        objects.out.append(" null]>>")
        objects.end()
      }
    }
    return root
  }

  private static func write(_ children: [Int], of items: [Item], count: Int, to out: inout PDFBytes) {
    guard let first = children.first, let last = children.last else { return }
    out.append("/First ")
    out.append(reference: items[first].number)
    out.append("/Last ")
    out.append(reference: items[last].number)
    out.append("/Count ")
    out.append(count)
  }
}
