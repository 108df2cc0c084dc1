/// How spreadsheets name cells: letters for the column, the number of the row.
enum CellReference {
  /// The letters of a column: 0 is `A`, 25 `Z`, 26 `AA`.
  static func letters(_ column: Int) -> String {
    var rest = column + 1
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// The column of a cell such as `AB12`, from 0; nil for what is no cell, or lies beyond the last column of any
  /// workbook (XFD).
  static func column(_ name: String) -> Int? {
    var column = 0
    var digits = 0
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
        guard column <= 16_384 else { return nil }
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      default: return nil
      }
    }
    return column > 0 && digits > 0 ? column - 1 : nil
  }
}
