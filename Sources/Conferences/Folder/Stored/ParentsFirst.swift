/// Puts a tree's elements so that each comes after the one above it.
enum ParentsFirst {
  /// The elements, in their own order as far as that goes; nil where parents go round in a circle.
  static func order<Element>(
    _ elements: [Element], code: (Element) -> String, parent: (Element) -> String?
  ) -> [Element]? {
    var placed: Set<String> = []
    var ordered: [Element] = []
    var rest = elements
    let known = Set(elements.map(code))
    while !rest.isEmpty {
      var waiting: [Element] = []
      for element in rest {
        if let above = parent(element), known.contains(above), !placed.contains(above) {
          waiting.append(element)
        } else {
          placed.insert(code(element))
          ordered.append(element)
        }
      }
      guard waiting.count < rest.count else { return nil }
      rest = waiting
    }
    return ordered
  }
}
