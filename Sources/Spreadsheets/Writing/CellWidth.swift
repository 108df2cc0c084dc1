/// How many digits wide a cell is, roughly: East Asian characters take two.
enum CellWidth {
  static func of(_ cell: Sheet.Cell) -> Int {
    switch cell {
    case .empty: 0
    case .text(let text): of(text)
    // Groups of three digits, a sign and two decimals.
    case .number(let number): String(Int64(clamping: Int(max(-9e15, min(9e15, number))))).count * 4 / 3 + 4
    case .flag: 6
    case .day: 10
    case .moment: 19
    }
  }

  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x300...0x36F: sum
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
