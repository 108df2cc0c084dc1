/// Blocks stacked in a column that goes on from page to page.
///
/// A paragraph, list or table that goes over a page's end is one element still: its lines and shapes say on which
/// page they stand. Where the flow takes one page, it is exactly a ``FlowLayout``. Where it takes more, the origins
/// of all elements are zero, and lines and shapes are placed from the upper left corner of the frame on their page.
public struct PagedFlow: Hashable, Sendable {
  public var elements: [PlacedElement]
  /// 1 or more.
  public var pageCount: Int
  /// Where the flow ends on its last page, in points below the frame's upper edge.
  public var end: Double
  /// By how many points the widest line or table is too wide; 0 when all fit.
  public var overflow: Double
  /// The origin of the span that is too wide.
  public var overflowOrigin: Int?
  /// By how many points a page is too full, because something that cannot be parted is higher than the page or
  /// because the tail is; 0 when all fit.
  public var excess: Double
}

extension FlowLayout {
  /// Stacks blocks in a column of a width in points, and cuts it into pages.
  ///
  /// A page ends between two lines or two rows of a table; a row is parted only where no page could hold it. No page
  /// ends after the first line of a paragraph or begins with its last, and none ends below a heading or a paragraph
  /// that ``ParagraphStyle/keepsWithNext``, or parts the first or last two rows of a table where these are low, unless
  /// there is no other way. The space above the first block of a page
  /// is left out. The head of a table is set again, as an artifact, on each page the table goes on. On the last
  /// page two lines, or a row, stand above the tail.
  public static func paged(
    _ blocks: [FlowBlock], width: Double, room: PageRoom, mayWrap: Bool = false
  ) -> PagedFlow {
    var column = ColumnStacker(mayWrap: mayWrap, pageHeight: room.next)
    let (elements, height) = column.stack(blocks, width: width)
    let cutter = PageCutter(strips: column.strips, heads: column.tables.map(\.headHeight), room: room)
    let pages = cutter.pages()
    var flow = PagedFlow(
      elements: elements, pageCount: pages.count, end: height, overflow: column.overflow,
      overflowOrigin: column.overflowOrigin, excess: cutter.excess(of: pages))
    if let last = pages.last, pages.count > 1 {
      var divider = PageDivider(pages: pages, tables: column.tables)
      flow.elements = divider.divided(elements)
      flow.end = last.height
    }
    return flow
  }
}
