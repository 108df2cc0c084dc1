package import Graphics

extension Template {
  /// Where the words of a slot may stand on a page, 0 for the first: what measures of finished papers go by. Nil for
  /// what is no slot.
  ///
  /// A slot `below` others has room from the page's top edge: where it begins depends on the paper.
  package func room(of slot: String, page: Int) -> Rectangle? {
    guard let definition = layout.slot(slot), let frame = frames[slot] else { return nil }
    if definition.isAnnex, let flow = definition.flow {
      let (top, bottom) = (min(frame.y, flow.y), max(frame.bottom, flow.bottom))
      return Rectangle(x: frame.x, y: top, width: frame.width, height: bottom - top)
    }
    guard page > 0, let flow = layout.flowing?.flow else {
      guard !definition.below.isEmpty else { return frame }
      return Rectangle(x: frame.x, y: 0, width: frame.width, height: frame.bottom)
    }
    // What is repeated stands where it stands on the first page.
    guard !layout.pages.repeated.contains(slot) else { return frame }
    return Rectangle(x: frame.x, y: flow.y, width: frame.width, height: flow.height)
  }
}
