internal import Graphics

/// The structure tree while a page is drawn: open elements, their children, and who owns which marked
/// content.
struct StructureBuilder: Sendable {
  private struct Open: Sendable {
    let element: StructureElement
    let number: Int
    let parent: Int
    let language: String
    let isInFigure: Bool
    let firstChild: Int
    var bounds: Rectangle?
  }

  /// The element that owns each marked-content identifier of the page.
  private(set) var owners: [Int]
  /// Elements outside of which there is no other in their region.
  private(set) var roots: [Int] = []
  private var open: [Open] = []
  /// Children of the open elements: identifiers as they are, elements as negative numbers. The children of
  /// the innermost element lie on top.
  private var children: [Int] = []
  private let language: String

  init(owners: [Int], language: String) {
    self.owners = owners
    self.language = language
  }

  var isInElement: Bool { !open.isEmpty }
  var isInFigure: Bool { open.last?.isInFigure ?? false }
  var currentLanguage: String { open.last?.language ?? language }
  var currentRole: StructureElement.Role? { open.last?.element.role }

  mutating func begin(_ element: StructureElement, number: Int) {
    open.append(
      Open(
        element: element, number: number, parent: open.last?.number ?? ObjectPlan.documentElement,
        language: element.language ?? currentLanguage, isInFigure: isInFigure || element.role.isFigure,
        firstChild: children.count, bounds: nil))
  }

  /// Gives the innermost element a new piece of marked content.
  mutating func addContent() -> Int {
    let identifier = owners.count
    owners.append(open.last?.number ?? ObjectPlan.documentElement)
    children.append(identifier)
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
      children.append(-closed.number)
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
      out.append("/Alt")
      out.append(text: alternative)
    }
    try writeAttributes(of: closed, pageHeight: pageHeight, to: &out)
    let own = children[closed.firstChild...]
    if own.contains(where: { $0 >= 0 }) {
      out.append("/Pg ")
      out.append(reference: ObjectPlan.page)
    }
    if !own.isEmpty {
      out.append("/K")
      out.append(own.count == 1 ? " " : "[")
      for (place, child) in own.enumerated() {
        if place > 0 { out.append(" ") }
        if child < 0 { out.append(reference: -child) } else { out.append(child) }
      }
      if own.count > 1 { out.append("]") }
    }
    out.append(">>")
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
