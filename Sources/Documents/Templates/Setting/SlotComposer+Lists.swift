internal import Typesetting

/// Lists, and what stands in their items.
extension SlotComposer {
  /// `outer` is the style of the list around an inner one.
  mutating func list(
    _ list: TextList, inside outer: StyleDefinition? = nil, in scope: FieldScope
  ) -> ListBlock? {
    let own = list.style.map { book.style($0.name) } ?? outer
    let context = Context(style: own ?? book.style(slot.style ?? ""))
    let language = context.style.language ?? language
    var style = book.paragraphStyle(context.style, language)
    var content: [[FlowBlock]] = []
    // Inside an item the list itself has made the indents.
    var inner = context
    inner.style.hanging = .points(0)
    inner.style.indent = .points(0)
    inner.style.left = .points(0)
    inner.style.right = .points(0)
    visit(list.items, in: scope) { composer, item, scope in
      let blocks = composer.blocks(of: item, inner, hanging: context.style.hanging, in: scope)
      if !blocks.isEmpty { content.append(blocks) }
    }
    guard !content.isEmpty else { return nil }
    var markStyle = book.paragraphStyle(inner.style, language, alignment: .left)
    markStyle.rule = nil
    markStyle.keepsLine = true
    style.rule = nil
    var items: [ListBlock.Item] = []
    for (index, blocks) in content.enumerated() {
      let mark = ListMark.text(
        context.style.marker, isOrdered: list.isOrdered, number: list.start + index)
      guard let textStyle = book.textStyle(context.style, language, Emphasis()),
        let prepared = prepare([TextSpan(mark, style: textStyle)], markStyle)
      else { return nil }
      items.append(ListBlock.Item(mark: prepared, content: blocks))
    }
    return ListBlock(style: style, items: items)
  }

  /// What stands in an item: paragraphs in the list's style unless they name one, and inner lists.
  private mutating func blocks(
    of item: TextList.Item, _ context: Context, hanging: Length, in scope: FieldScope
  ) -> [FlowBlock] {
    var blocks: [FlowBlock] = []
    var outer = context.style
    outer.hanging = hanging
    visit(item.blocks, in: scope) { composer, block, scope in
      switch block {
      case .paragraph(let paragraph):
        var own = context
        if let mark = paragraph.style { own.style = composer.book.style(mark.name) }
        if let prepared = composer.prepare(paragraph, own, in: scope).paragraph {
          blocks.append(.paragraph(prepared, heading: nil))
        }
      case .list(let list):
        if let list = composer.list(list, inside: outer, in: scope) { blocks.append(.list(list)) }
      case .table: break
      }
    }
    return blocks
  }
}
