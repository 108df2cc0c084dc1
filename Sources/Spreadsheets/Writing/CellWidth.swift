/// How many digits wide a cell is, roughly.
enum CellWidth {
  static func of(_ cell: Sheet.Cell) -> Int {
    switch cell {
    case .empty: 0
    case .text(let text): DisplayWidth.of(text)
    // Groups of three digits, a sign and two decimals.
    case .number(let number): String(Int64(clamping: Int(max(-9e15, min(9e15, number))))).count * 4 / 3 + 4
    case .flag: 6
    case .day: 10
    case .moment: 19
    }
  }
}
