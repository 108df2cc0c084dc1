/// A ToUnicode CMap (ISO 32000-1, 9.10.3).
struct UnicodeMap {
  private static let entryLimit = 100_000

  /// UTF-16 by code.
  private(set) var texts: [Int: [UInt16]] = [:]

  /// nil for what is no CMap, or one with too many entries.
  init?(_ bytes: [UInt8]) {
    var lexer = Lexer(bytes)
    var operands: [Lexer.Token] = []
    var hasCodeSpace = false
    while let token = try? lexer.next() {
      switch token {
      case .end:
        guard hasCodeSpace else { return nil }
        return
      case .keyword("endcodespacerange"): hasCodeSpace = true
      case .keyword("endbfchar"):
        guard readCharacters(operands) else { return nil }
      case .keyword("endbfrange"):
        guard readRanges(operands) else { return nil }
      case .keyword: operands = []
      default: operands.append(token)
      }
      guard texts.count <= UnicodeMap.entryLimit, operands.count <= UnicodeMap.entryLimit else { return nil }
    }
    return nil
  }

  private mutating func readCharacters(_ operands: [Lexer.Token]) -> Bool {
    guard operands.count % 2 == 0 else { return false }
    for pair in stride(from: 0, to: operands.count, by: 2) {
      guard let code = UnicodeMap.code(operands[pair]), case .string(let text) = operands[pair + 1] else {
        return false
      }
      texts[code] = UnicodeMap.units(text.bytes)
    }
    return true
  }

  private mutating func readRanges(_ operands: [Lexer.Token]) -> Bool {
    var at = 0
    while at + 2 < operands.count {
      guard let first = UnicodeMap.code(operands[at]), let last = UnicodeMap.code(operands[at + 1]),
        first <= last, last <= 0xffff
      else { return false }
      if case .string(let text) = operands[at + 2] {
        var units = UnicodeMap.units(text.bytes)
        guard let low = units.last else { return false }
        for code in first...last {
          units[units.count - 1] = low &+ UInt16(truncatingIfNeeded: code - first)
          texts[code] = units
        }
        at += 3
      } else {
        guard operands[at + 2] == .arrayStart, at + 3 + last - first < operands.count else { return false }
        for code in first...last {
          guard case .string(let text) = operands[at + 3 + code - first] else { return false }
          texts[code] = UnicodeMap.units(text.bytes)
        }
        at += 5 + last - first
      }
    }
    return true
  }

  private static func code(_ token: Lexer.Token) -> Int? {
    guard case .string(let string) = token, (1...4).contains(string.bytes.count) else { return nil }
    return string.bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private static func units(_ bytes: [UInt8]) -> [UInt16] {
    stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
  }
}
