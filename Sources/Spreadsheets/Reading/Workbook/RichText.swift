/// A text in runs of different look. Readings that Japanese editions keep with it (`rPh`) are not part of it.
struct RichText {
  private var pieces = ""
  private var isInText = false
  private var readingDepth = 0

  /// The text; `_x000D_` and its like stand for characters that XML cannot hold (ECMA-376, part 1, 22.9.2.19).
  var text: String { pieces.contains("_x") ? Self.unescaped(pieces) : pieces }

  mutating func begin(_ name: String) {
    switch name {
    case "rPh": readingDepth += 1
    case "t": isInText = readingDepth == 0
    default: break
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "rPh": readingDepth -= 1
    case "t": isInText = false
    default: break
    }
  }

  mutating func found(_ text: String) {
    if isInText { pieces += text }
  }

  static func unescaped(_ text: String) -> String {
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.first {
      if unit == 0x5F, rest.count >= 7, rest[rest.startIndex + 1] == 0x78, rest[rest.startIndex + 6] == 0x5F,
        let value = UInt16(String(decoding: rest.dropFirst(2).prefix(4), as: UTF16.self), radix: 16)
      {
        units.append(value)
        rest = rest.dropFirst(7)
      } else {
        units.append(unit)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
