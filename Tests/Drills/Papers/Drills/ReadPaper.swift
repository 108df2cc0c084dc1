/// The words of a paper as another program reads them, laid beside what they must be.
struct ReadPaper {
  private let words: [Unicode.Scalar]

  init(_ words: String) {
    self.words = Array(words.unicodeScalars)
  }

  /// The words of a paper with `placeholder` as its name, cut where that stands; without any white space.
  func cut(at placeholder: String) -> [[Unicode.Scalar]] {
    let bare = words.filter { !$0.isWhite }
    let wanted = Array(placeholder.unicodeScalars)
    var parts: [[Unicode.Scalar]] = [[]]
    var index = 0
    while index < bare.count {
      if bare[index...].starts(with: wanted) {
        parts.append([])
        index += wanted.count
      } else {
        parts[parts.count - 1].append(bare[index])
        index += 1
      }
    }
    return parts
  }

  /// What differs where a paper should read as `parts` with `name` between them: all characters of the paper in their
  /// order, and in the name every blank too, but that a line may end anywhere. Nil where nothing does.
  func difference(from parts: [[Unicode.Scalar]], name: String) -> String? {
    let name = Array(name.unicodeScalars)
    let bareName = name.filter { !$0.isWhite }
    let places = words.indices.filter { !words[$0].isWhite }
    let bare = places.map { words[$0] }
    let wanted = Array(parts.joined(separator: bareName))
    guard bare == wanted else {
      let index =
        zip(bare, wanted).enumerated().first { $1.0 != $1.1 }?.offset ?? min(bare.count, wanted.count)
      return "reads \(excerpt(bare, at: index)), not \(excerpt(wanted, at: index))"
    }
    var start = 0
    for part in parts.dropLast() {
      start += part.count
      let end = start + bareName.count
      let read = words[places[start]...places[end - 1]]
      guard matches(read, name[...]) else {
        return "has blanks of its own in the name: \(code(read)), not \(code(name[...]))"
      }
      start = end
    }
    return nil
  }

  private func matches(_ read: ArraySlice<Unicode.Scalar>, _ name: ArraySlice<Unicode.Scalar>) -> Bool {
    var name = name
    for scalar in read {
      if scalar == name.first {
        name = name.dropFirst()
      } else if scalar == "\n" {
        // The end of a line, in the place of a blank or of nothing.
        if name.first?.isWhite ?? false { name = name.dropFirst() }
      } else {
        return false
      }
    }
    return name.isEmpty
  }

  private func excerpt(_ scalars: [Unicode.Scalar], at index: Int) -> String {
    code(scalars[max(0, index - 6)..<min(scalars.count, index + 12)])
  }

  private func code(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    scalars.reduce(into: "“") { text, scalar in
      text +=
        scalar.properties.isVariationSelector || scalar.isWhite && scalar != " "
          || scalar.properties.canonicalCombiningClass != .notReordered
        ? "<\(String(scalar.value, radix: 16))>" : String(scalar)
    } + "”"
  }
}

extension Unicode.Scalar {
  fileprivate var isWhite: Bool { self == "\u{c}" || properties.isWhitespace }
}
