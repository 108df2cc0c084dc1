/// Chooses where the pages of a column end: each is filled as far as the rules allow.
struct PageCutter {
  /// Differences below this are rounding, in points.
  private static let tolerance = 0.01
  /// So many lines at least stand on the last page.
  private static let lastLines = 2

  let strips: [FlowStrip]
  /// The height of each table's head, in points.
  let heads: [Double]
  let room: PageRoom

  /// The pages, at least one.
  func pages() -> [FlowPage] {
    var pages: [FlowPage] = []
    var start = 0
    repeat {
      let end = end(from: start, isFirst: pages.isEmpty)
      pages.append(page(start..<end))
      start = end
    } while start < strips.count
    return pages
  }

  /// By how many points the fullest page is too full.
  func excess(of pages: [FlowPage]) -> Double {
    var excess = 0.0
    for (index, page) in pages.enumerated() {
      let isLast = index + 1 == pages.count
      let height = page.height + (isLast ? room.tail : 0)
      excess = max(excess, height - capacity(isFirst: index == 0))
    }
    return excess > Self.tolerance ? excess : 0
  }

  private func capacity(isFirst: Bool) -> Double { isFirst ? room.first : room.next }

  private func page(_ range: Range<Int>) -> FlowPage {
    guard !range.isEmpty else { return FlowPage(strips: range, top: 0, bottom: 0, head: nil, headHeight: 0) }
    // The first page begins where the column does.
    let top = range.lowerBound == 0 ? 0 : strips[range.lowerBound].top
    let head = range.lowerBound == 0 ? nil : strips[range.lowerBound].head
    return FlowPage(
      strips: range, top: top, bottom: strips[range.upperBound - 1].bottom, head: head,
      headHeight: head.map { heads[$0] } ?? 0)
  }

  /// The first strip that no longer stands on the page that begins with `start`.
  private func end(from start: Int, isFirst: Bool) -> Int {
    let count = strips.count
    let capacity = capacity(isFirst: isFirst) + Self.tolerance
    guard start < count, page(start..<count).height + room.tail > capacity else { return count }
    var fallback: Int?
    var lines = 0
    for end in (start..<count).reversed() {
      lines += strips[end].lines
      guard end > start, page(start..<end).height <= capacity else { continue }
      let isEnough = lines >= Self.lastLines
      if isEnough, !strips[end].isUnwelcome { return end }
      if fallback == nil, isEnough { fallback = end }
    }
    if let fallback { return fallback }
    // Nothing may stand here: on the first page another part of the paper may have left too little room.
    if isFirst, room.first < room.next { return start }
    return page(start..<count).height <= capacity ? count : start + 1
  }
}
