/// The orders in which slots are set and read.
enum SlotOrder {
  /// Each slot after all it stands below. The layout was checked: there are no circles.
  static func byDependency(_ slots: [SlotDefinition]) -> [SlotDefinition] {
    var ordered: [SlotDefinition] = []
    var done: Set<String> = []
    func add(_ slot: SlotDefinition) {
      guard done.insert(slot.name).inserted else { return }
      for name in slot.below {
        if let other = slots.first(where: { $0.name == name }) { add(other) }
      }
      ordered.append(slot)
    }
    slots.forEach(add)
    return ordered
  }

  /// Reading order: by `order:`, and where that is silent by the headings of the text file; codes the file does not
  /// mention come last.
  static func reading(_ slots: [SlotDefinition], _ text: TemplateText) -> [SlotDefinition] {
    let headings = Dictionary(text.slots.enumerated().map { ($1.slot, $0 + 1) }) { first, _ in first }
    return slots.enumerated().map { index, slot in
      (slot: slot, order: slot.order ?? headings[slot.name] ?? Int.max, index: index)
    }
    .sorted { left, right in
      // An order that was asked for comes before one that merely happens to be the same.
      (left.order, left.slot.order == nil ? 1 : 0, left.index)
        < (right.order, right.slot.order == nil ? 1 : 0, right.index)
    }
    .map(\.slot)
  }

  /// The slots that stand below the flowing one, directly or by way of others, each after those it stands below.
  static func followers(of layout: TemplateLayout) -> [SlotDefinition] {
    guard let flowing = layout.flowing else { return [] }
    var names: Set<String> = [flowing.name]
    return byDependency(layout.slots).filter { slot in
      slot.below.contains(where: names.contains) && names.insert(slot.name).inserted
    }
  }

  /// The slots that are not the same in every paper: codes, slots with fields or sections, and what stands below them.
  static func variableSlots(of template: Template, _ text: TemplateText) -> Set<String> {
    var variable: Set<String> = []
    for slot in byDependency(template.layout.slots) {
      let isFixed =
        slot.code == nil && slot.flow == nil && !slot.isSeal && template.layout.sheet == nil
        && (text.slot(slot.name)?.isConstant ?? true)
      if !isFixed || slot.below.contains(where: variable.contains) { variable.insert(slot.name) }
    }
    return variable
  }
}

extension SlotText {
  /// Whether the slot reads the same in every paper.
  var isConstant: Bool { blocks.allSatisfy(\.isConstant) }
}

extension TextTree<TextBlock> {
  /// Whether it reads the same in every paper.
  fileprivate var isConstant: Bool {
    guard case .content(let block) = self else { return false }
    switch block {
    case .paragraph(let paragraph): return paragraph.isConstant
    case .list(let list):
      return list.items.allSatisfy { tree in
        guard case .content(let item) = tree else { return false }
        return item.blocks.allSatisfy(\.isConstant)
      }
    case .table(let table):
      return (table.header?.cells.allSatisfy(\.isConstant) ?? true)
        && table.rows.allSatisfy { tree in
          guard case .content(let row) = tree else { return false }
          return row.cells.allSatisfy(\.isConstant)
        }
    }
  }
}
