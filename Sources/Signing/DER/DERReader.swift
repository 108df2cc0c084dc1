/// Walks along DER elements. Strict, so that a value has one spelling: definite lengths in their shortest form.
struct DERReader {
  /// An element: its tag, where its value lies, and where it lies itself.
  struct Element {
    let tag: UInt8
    let value: ArraySlice<UInt8>
    let whole: ArraySlice<UInt8>

    /// A reader of the elements within.
    var content: DERReader { DERReader(value) }
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }
  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next element of any tag; nil at the end and where the bytes are no DER.
  mutating func next() -> Element? {
    guard rest.count >= 2 else { return nil }
    let start = rest.startIndex
    // Tags of several bytes appear in nothing that is read here.
    guard rest[start] & 0x1F != 0x1F else { return nil }
    var position = start + 2
    var length = Int(rest[start + 1])
    if length > 127 {
      let width = length & 0x7F
      guard (1...4).contains(width), rest.endIndex - position >= width else { return nil }
      length = rest[position..<position + width].reduce(0) { $0 << 8 | Int($1) }
      guard length > 127, rest[position] != 0 else { return nil }
      position += width
    }
    guard rest.endIndex - position >= length else { return nil }
    let end = position + length
    let element = Element(tag: rest[start], value: rest[position..<end], whole: rest[start..<end])
    rest = rest[end...]
    return element
  }

  /// The next element if it has this tag; else nil, and the reader stays where it is.
  mutating func next(_ tag: UInt8) -> Element? {
    guard rest.first == tag else { return nil }
    return next()
  }
}
