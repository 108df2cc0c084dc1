internal import StrictYAML
internal import Typesetting

/// Reads `styles:`, each with all it inherits.
struct StyleReader {
  private static let keys = [
    "inherits", "font", "size", "leading", "align", "indent", "hanging", "left", "right", "before", "after",
    "bold", "italic", "colour", "letterspacing", "role", "rule", "keep", "marker", "language",
  ]

  /// What stands in the place of a size that can't be read.
  private static let anySize = 10.0

  private let nodes: [String: YAMLNode]
  private let fonts: Set<String>
  private var done: [String: StyleDefinition] = [:]
  /// Styles being read, to find circles.
  private var open: [String] = []

  init(_ mapping: YAMLMapping, fonts: Set<String>) {
    nodes = Dictionary(mapping.entries.map { ($0.key, $0.value) }) { first, _ in first }
    self.fonts = fonts
  }

  mutating func read() -> [String: StyleDefinition] {
    for name in nodes.keys.sorted() {
      guard let style = style(name) else { continue }
      if style.font.isEmpty { nodes[name]?.note("the key font is missing") }
      if style.size <= 0 { nodes[name]?.note("the key size is missing") }
    }
    return done
  }

  private mutating func style(_ name: String) -> StyleDefinition? {
    if let style = done[name] { return style }
    guard let node = nodes[name], let mapping = node.mapping(keys: Self.keys) else { return nil }
    var style = StyleDefinition()
    if let parent = mapping["inherits"], let parentName = parent.string {
      if open.contains(parentName) || parentName == name {
        parent.note("the styles inherit in a circle: \((open + [name, parentName]).joined(separator: " → "))")
      } else if nodes[parentName] == nil {
        parent.note(
          "there is no style \(Quotation.quoted(parentName)); \(Remedy.of(parentName, among: nodes.keys))")
      } else if open.count > 32 {
        parent.note("the styles inherit too deeply")
      } else {
        open.append(name)
        style = self.style(parentName) ?? style
        open.removeLast()
      }
    }
    apply(mapping, to: &style)
    done[name] = style
    return style
  }

  private func apply(_ mapping: YAMLMapping, to style: inout StyleDefinition) {
    if let node = mapping["font"], let font = node.string {
      style.font = font
      if !fonts.contains(font) {
        node.note("there is no font \(Quotation.quoted(font)); \(Remedy.of(font, among: fonts))")
      }
    }
    if let node = mapping["size"] {
      let size = LengthReader.points(node)
      if let size, !(1...500).contains(size) { node.note("a size lies between 1pt and 500pt") }
      // A wrong size is there, and must not look as if it were missing in all styles that inherit it.
      style.size = size.map { min(max($0, 1), 500) } ?? Self.anySize
    }
    if let node = mapping["leading"] { style.leading = leading(node) ?? style.leading }
    style.alignment = mapping["align"]?.choice() ?? style.alignment
    read(mapping["indent"], into: &style.indent)
    read(mapping["hanging"], into: &style.hanging)
    read(mapping["left"], into: &style.left)
    read(mapping["right"], into: &style.right)
    read(mapping["before"], into: &style.before)
    read(mapping["after"], into: &style.after)
    read(mapping["letterspacing"], into: &style.letterSpacing)
    style.isBold = mapping["bold"]?.boolean ?? style.isBold
    style.isItalic = mapping["italic"]?.boolean ?? style.isItalic
    style.colour = mapping["colour"].flatMap(LengthReader.colour) ?? style.colour
    style.language = mapping["language"]?.choice() ?? style.language
    style.marker = mapping["marker"]?.string ?? style.marker
    if let node = mapping["role"] { readRole(node, into: &style) }
    if let node = mapping["rule"] { style.rule = rule(node, from: style.rule) }
    if let node = mapping["keep"] {
      let words = (node.stringIfScalar != nil ? [node] : node.list ?? []).compactMap(\.string)
      style.keepsLine = words.contains("line")
      style.keepsNext = words.contains("next")
      for word in words where word != "line" && word != "next" {
        node.note("\(Quotation.quoted(word)) can't be kept; write line, next or [line, next]")
      }
    }
  }

  private func read(_ node: YAMLNode?, into length: inout Length) {
    if let node, let value = LengthReader.length(node) { length = value }
  }

  private func leading(_ node: YAMLNode) -> StyleDefinition.Leading? {
    if let text = node.stringIfScalar, let (number, unit) = LengthReader.split(text), unit.isEmpty {
      guard (0.5...5).contains(number) else {
        node.note("a leading lies between 0.5 and 5 times the size")
        return nil
      }
      return .factor(number)
    }
    return LengthReader.length(node).map { .length($0) }
  }

  private func readRole(_ node: YAMLNode, into style: inout StyleDefinition) {
    let roles = ["p", "h1", "h2", "h3", "h4", "h5", "h6"]
    guard let role = node.string else { return }
    guard let index = roles.firstIndex(of: role) else {
      node.note("\(Quotation.quoted(role)) is not one of \(roles.joined(separator: ", "))")
      return
    }
    style.heading = index == 0 ? nil : index
  }

  private func rule(_ node: YAMLNode, from inherited: StyleDefinition.Rule?) -> StyleDefinition.Rule? {
    if node.stringIfScalar == "none" { return nil }
    guard let mapping = node.mapping(keys: ["width", "gap", "weight", "colour"]) else { return inherited }
    var rule = inherited ?? StyleDefinition.Rule()
    if let width = mapping["width"] {
      switch width.stringIfScalar {
      case "text": rule.width = .ofText(1)
      case "measure": rule.width = .measure
      case .some(let text) where text.hasSuffix("%"):
        rule.width = LengthReader.share(width).map { .ofText($0) } ?? rule.width
      default: rule.width = LengthReader.length(width).map { .length($0) } ?? rule.width
      }
    }
    read(mapping["gap"], into: &rule.gap)
    read(mapping["weight"], into: &rule.weight)
    rule.colour = mapping["colour"].flatMap(LengthReader.colour) ?? rule.colour
    return rule
  }
}
