/// A text cut where names begin and end, so that they can be set as names.
struct NameParts: Hashable, Sendable {
  let text: String
  let isName: Bool

  /// The parts in their order; joined they are the text. Where one name begins another, the longer one counts.
  static func of(_ text: String, names: [String]) -> [NameParts] {
    let names = Set(names).filter { !$0.isEmpty }.sorted { ($1.count, $0) < ($0.count, $1) }
    var parts: [NameParts] = []
    var rest = text[...]
    while let (name, place) = first(of: names, in: rest) {
      if place.lowerBound > rest.startIndex {
        parts.append(NameParts(text: String(rest[..<place.lowerBound]), isName: false))
      }
      parts.append(NameParts(text: name, isName: true))
      rest = rest[place.upperBound...]
    }
    if !rest.isEmpty { parts.append(NameParts(text: String(rest), isName: false)) }
    return parts
  }

  private static func first(of names: [String], in text: Substring) -> (String, Range<Substring.Index>)? {
    names.compactMap { name in text.firstRange(of: name).map { (name, $0) } }
      .min { $0.1.lowerBound < $1.1.lowerBound }
  }
}
