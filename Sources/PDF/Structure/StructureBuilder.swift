internal import Graphics

/// The structure tree while pages are drawn: open elements, their children, and who owns which marked content.
struct StructureBuilder: Sendable {
  private enum Child: Sendable {
    case element(Int)
    case content(page: Int, identifier: Int)
  }

  private struct Open: Sendable {
    let element: StructureElement
    let number: Int
    let parent: Int
    let language: String
    let isInFigure: Bool
    let firstChild: Int
    var bounds: Rectangle?
  }

  /// The element that owns each marked-content identifier, page by page.
  private(set) var owners: [[Int]]
  /// The page objects by page; there is always a first page.
  private(set) var pages: [Int]
  /// The page that what comes next stands on.
  var page = 0
  /// Elements outside of which there is no other in their region.
  private var roots: [Int] = []
  private var open: [Open] = []
  /// Children of the open elements; those of the innermost element lie on top.
  private var children: [Child] = []
  private let language: String

  init(pages: [Int] = [ObjectPlan.page], owners: [[Int]] = [[]], language: String) {
    self.pages = pages
    self.owners = owners
    self.language = language
  }

  /// How many elements are open.
  var depth: Int { open.count }
  var isInElement: Bool { !open.isEmpty }
  var isInFigure: Bool { open.last?.isInFigure ?? false }
  var currentLanguage: String { open.last?.language ?? language }
  var currentRole: StructureElement.Role? { open.last?.element.role }

  /// Adds a blank page behind the last.
  mutating func addPage(number: Int) {
    pages.append(number)
    owners.append([])
  }

  mutating func begin(_ element: StructureElement, number: Int) {
    open.append(
      Open(
        element: element, number: number, parent: open.last?.number ?? ObjectPlan.documentElement,
        language: element.language ?? currentLanguage, isInFigure: isInFigure || element.role.isFigure,
        firstChild: children.count, bounds: nil))
  }

  /// Gives the innermost element a new piece of marked content.
  mutating func addContent() -> Int {
    let identifier = owners[page].count
    owners[page].append(open.last?.number ?? ObjectPlan.documentElement)
    children.append(.content(page: page, identifier: identifier))
    return identifier
  }

  /// Widens the box of the figure around.
  mutating func cover(_ bounds: Rectangle) {
    guard let last = open.indices.last else { return }
    open[last].bounds = open[last].bounds?.union(bounds) ?? bounds
  }

  /// Closes the innermost element and writes it.
  mutating func end(pageHeight: Double, to objects: inout ObjectWriter) throws(PDFError) {
    guard let closed = open.popLast() else { throw .unbalancedElements }
    objects.begin(closed.number)
    try write(closed, pageHeight: pageHeight, to: &objects.out)
    objects.end()
    children.removeSubrange(closed.firstChild...)
    if open.isEmpty {
      roots.append(closed.number)
    } else {
      children.append(.element(closed.number))
      if let bounds = closed.bounds { cover(bounds) }
    }
  }

  /// Ends a region: hands out its outermost elements.
  mutating func takeRoots() throws(PDFError) -> [Int] {
    guard open.isEmpty else { throw .unbalancedElements }
    defer { roots.removeAll() }
    return roots
  }

  private func write(_ closed: Open, pageHeight: Double, to out: inout PDFBytes) throws(PDFError) {
    let element = closed.element
    out.append("<</S/")
    out.append(element.role.typeName)
    out.append("/P ")
    out.append(reference: closed.parent)
    let around = open.last?.language ?? language
    if closed.language != around {
      out.append("/Lang")
      out.append(text: closed.language)
    }
    if case .figure(let alternative) = element.role {
      guard !alternative.isEmpty else { throw .noAlternative("A picture") }
      out.append("/Alt")
      out.append(text: alternative)
    }
    try writeAttributes(of: closed, pageHeight: pageHeight, to: &out)
    writeChildren(children[closed.firstChild...], to: &out)
    out.append(">>")
  }

  /// The element's page is that of its first content; content on others says on which (ISO 32000-1,
  /// 14.7.4.2).
  private func writeChildren(_ own: ArraySlice<Child>, to out: inout PDFBytes) {
    guard !own.isEmpty else { return }
    var home: Int?
    for case .content(let page, _) in own {
      home = page
      break
    }
    if let home {
      out.append("/Pg ")
      out.append(reference: pages[home])
    }
    out.append(own.count == 1 ? "/K " : "/K[")
    for (place, child) in own.enumerated() {
      if place > 0 { out.append(" ") }
      switch child {
      case .element(let number): out.append(reference: number)
      case .content(let page, let identifier) where page == home: out.append(identifier)
      case .content(let page, let identifier):
        out.append("<</Type/MCR/Pg ")
        out.append(reference: pages[page])
        out.append("/MCID ")
        out.append(identifier)
        out.append(">>")
      }
    }
    if own.count > 1 { out.append("]") }
  }

  private func writeAttributes(
    of closed: Open, pageHeight: Double, to out: inout PDFBytes
  ) throws(PDFError) {
    let element = closed.element
    switch element.role {
    case .figure:
      guard let box = element.boundingBox ?? closed.bounds else { return }
      out.append("/A<</O/Layout/Placement/Block/BBox[")
      for (place, edge) in [box.left, pageHeight - box.bottom, box.right, pageHeight - box.top].enumerated() {
        if place > 0 { out.append(" ") }
        out.append(try Coordinate.check(edge))
      }
      out.append("]>>")
    case .cell, .headerCell:
      var scope: StructureElement.Scope?
      if case .headerCell(let value) = element.role { scope = value }
      guard scope != nil || element.columnSpan > 1 || element.rowSpan > 1 else { return }
      out.append("/A<</O/Table")
      if let scope {
        out.append("/Scope/")
        out.append(utf8: scope.rawValue)
      }
      if element.columnSpan > 1 {
        out.append("/ColSpan ")
        out.append(element.columnSpan)
      }
      if element.rowSpan > 1 {
        out.append("/RowSpan ")
        out.append(element.rowSpan)
      }
      out.append(">>")
    default: break
    }
  }
}
