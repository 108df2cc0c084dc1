/// A CFF DICT: operators with numbers (Adobe Technical Note 5176, section 4). Only whole numbers are kept:
/// everything that is needed of a font to be cut is an offset, a size or a count.
struct CFFDictionary {
  enum Operator: Int {
    case privateDictionary = 18
    case localSubroutines = 19
    case charStrings = 17
    case charstringType = 0x0c06
    case registryOrderingSupplement = 0x0c1e
    case fontDictionaries = 0x0c24
    case fontSelect = 0x0c25
  }

  private var values: [Int: [Int]] = [:]

  init(_ table: FontTable, _ range: Range<Int>) throws(FontError) {
    try table.check(range)
    var place = range.lowerBound
    var operands: [Int] = []
    while place < range.upperBound {
      let byte = try table.u8(place)
      place += 1
      switch byte {
      case 0...21:
        var name = byte
        if byte == 12 {
          name = 0x0c00 | (try table.u8(place))
          place += 1
        }
        values[name] = operands
        operands = []
      case 28:
        operands.append(try table.i16(place))
        place += 2
      case 29:
        operands.append(Int(Int32(truncatingIfNeeded: try table.u32(place))))
        place += 4
      case 30:
        // A decimal fraction: nibbles up to one with the value 15.
        var last = 0
        repeat {
          last = try table.u8(place)
          place += 1
        } while last & 0x0f != 0x0f && last & 0xf0 != 0xf0
        operands.append(0)
      case 32...246: operands.append(byte - 139)
      case 247...250:
        operands.append((byte - 247) * 256 + (try table.u8(place)) + 108)
        place += 1
      case 251...254:
        operands.append(-(byte - 251) * 256 - (try table.u8(place)) - 108)
        place += 1
      default: throw table.damage
      }
    }
  }

  subscript(_ name: Operator) -> [Int]? { values[name.rawValue] }
}
