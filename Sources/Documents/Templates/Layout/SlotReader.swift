internal import Graphics
internal import StrictYAML
internal import Typesetting

/// Reads `slots:`.
struct SlotReader {
  private static let keys = [
    "style", "frame", "valign", "below", "gap", "fit", "language", "order", "code", "level", "alt",
    "flow", "annex", "seal", "turned",
  ]

  let styles: Set<String>

  func read(_ mapping: YAMLMapping) -> [SlotDefinition] {
    let names = Set(mapping.entries.map(\.key))
    if !names.contains("mark") {
      mapping.node.note(
        "there is no slot named mark; every template has one, for the visible mark of unsigned papers, drafts and samples"
      )
    }
    var slots: [SlotDefinition] = []
    for (name, node) in mapping.entries {
      if let slot = slot(name, node, names: names) { slots.append(slot) }
    }
    refuseCircles(slots, mapping)
    refuseSecond(
      slots.filter { $0.flow != nil && !$0.isAnnex }.map(\.name), "goes on on further pages", mapping)
    refuseSecond(slots.filter(\.isAnnex).map(\.name), "is the annex", mapping)
    refuseBelowAnnex(slots, mapping)
    refuseSecond(slots.filter(\.isSeal).map(\.name), "bears the seal", mapping)
    return slots
  }

  private func slot(_ name: String, _ node: YAMLNode, names: Set<String>) -> SlotDefinition? {
    guard let mapping = node.mapping(keys: Self.keys) else { return nil }
    var slot = SlotDefinition(
      name: name, frame: mapping["frame"].flatMap(Self.frame),
      verticalAlignment: mapping["valign"]?.choice() ?? .top,
      below: [], gap: mapping["gap"].flatMap(LengthReader.points) ?? 0, fit: mapping["fit"].flatMap(fit),
      language: mapping["language"]?.choice(), place: TextPlace(line: node.line, column: node.column))
    if let style = mapping["style"], let styleName = style.string {
      slot.style = styleName
      if !styles.contains(styleName) {
        style.note("there is no style \(Quotation.quoted(styleName)); \(Remedy.of(styleName, among: styles))")
      }
    }
    if let order = mapping["order"] { slot.order = order.integer }
    if let below = mapping["below"] { slot.below = self.below(below, of: name, names: names) }
    if let code = mapping["code"] {
      slot.code = self.code(code, mapping)
      if let style = mapping["style"] {
        style.note("a slot has either a code or words, so no style with code")
      }
    } else {
      if slot.style == nil { _ = mapping.required("style") }
      for key in ["level", "alt"] { mapping[key]?.note("this is for slots with code only") }
    }
    slot.flow = mapping["flow"].flatMap(Self.frame)
    slot.isAnnex = mapping["annex"]?.boolean ?? false
    if slot.isAnnex {
      if slot.flow == nil {
        mapping["annex"]?.note("an annex may take several pages; give it a flow")
      }
      mapping["below"]?.note("an annex begins on a page of its own, below nothing")
    }
    slot.isSeal = mapping["seal"]?.boolean ?? false
    slot.isTurned = mapping["turned"]?.boolean ?? false
    if slot.code != nil || slot.isSeal || slot.flow != nil {
      mapping["turned"]?.note("only words that stay on their page are turned, and not those about a seal")
    }
    if slot.code != nil || slot.isSeal {
      mapping["flow"]?.note("neither a code nor a seal goes on on a further page")
    }
    if slot.code != nil { mapping["seal"]?.note("a seal is words; a code can't be one") }
    if let gap = mapping["gap"], slot.below.isEmpty { gap.note("this is for slots with below only") }
    return slot
  }

  /// A frame on the page.
  static func frame(_ node: YAMLNode) -> Rectangle? {
    guard let mapping = node.mapping(keys: ["x", "y", "width", "height"]),
      let x = mapping.required("x").flatMap(LengthReader.points),
      let y = mapping.required("y").flatMap(LengthReader.points),
      let width = mapping.required("width").flatMap(LengthReader.points),
      let height = mapping.required("height").flatMap(LengthReader.points)
    else { return nil }
    guard width > 0, height > 0 else {
      node.note("width and height must be above 0")
      return nil
    }
    return Rectangle(x: x, y: y, width: width, height: height)
  }

  private func fit(_ node: YAMLNode) -> SlotDefinition.Fit? {
    guard let mapping = node.mapping(keys: ["shrink", "then"]),
      let shrink = mapping.required("shrink"), let share = LengthReader.share(shrink)
    else { return nil }
    guard (0.1...1).contains(share) else {
      shrink.note("letters shrink to between 10% and 100%")
      return nil
    }
    var mayWrap = false
    if let then = mapping["then"] {
      mayWrap = then.string == "wrap"
      if !mayWrap, then.string != "fail" { then.note("this is wrap or fail") }
    }
    return SlotDefinition.Fit(shrink: share, mayWrap: mayWrap)
  }

  private func below(_ node: YAMLNode, of name: String, names: Set<String>) -> [String] {
    let nodes = node.stringIfScalar != nil ? [node] : node.list ?? []
    return nodes.compactMap { node in
      guard let other = node.string else { return nil }
      guard names.contains(other), other != name else {
        let others = names.subtracting([name])
        node.note("there is no other slot \(Quotation.quoted(other)); \(Remedy.of(other, among: others))")
        return nil
      }
      return other
    }
  }

  private func code(_ node: YAMLNode, _ mapping: YAMLMapping) -> SlotDefinition.Code? {
    guard let field = node.string else { return nil }
    return SlotDefinition.Code(
      field: field, fullName: field, level: mapping["level"]?.choice() ?? .medium,
      alternatives: mapping["alt"].map(Self.alternatives) ?? [:],
      place: TextPlace(line: node.line, column: node.column))
  }

  /// Words that are read aloud: one text for all languages, or one for each.
  static func alternatives(_ node: YAMLNode) -> [PaperLanguage: String] {
    var alternatives: [PaperLanguage: String] = [:]
    if let text = node.stringIfScalar {
      for language in PaperLanguage.allCases { alternatives[language] = text }
    } else if let texts = node.mapping(keys: PaperLanguage.allCases.map(\.rawValue)) {
      for language in PaperLanguage.allCases { alternatives[language] = texts[language.rawValue]?.string }
    }
    return alternatives
  }

  private func refuseSecond(_ names: [String], _ what: String, _ mapping: YAMLMapping) {
    for name in names.dropFirst() {
      mapping[name]?.note("one slot \(what) already, \(names[0]); there can be no second")
    }
  }

  private func refuseBelowAnnex(_ slots: [SlotDefinition], _ mapping: YAMLMapping) {
    let annexes = Set(slots.filter(\.isAnnex).map(\.name))
    for slot in slots where slot.below.contains(where: annexes.contains) {
      mapping[slot.name]?.note("nothing stands below an annex: it is the end of the paper")
    }
  }

  private func refuseCircles(_ slots: [SlotDefinition], _ mapping: YAMLMapping) {
    let below = Dictionary(slots.map { ($0.name, $0.below) }) { first, _ in first }
    for slot in slots {
      var seen: Set<String> = []
      var pending = slot.below
      while let name = pending.popLast() {
        if name == slot.name {
          mapping[slot.name]?.note(
            "the slot stands below itself, by way of \(slot.below.joined(separator: ", "))")
          break
        }
        if seen.insert(name).inserted { pending += below[name] ?? [] }
      }
    }
  }
}
