/// Numbers in Type 2 charstrings (Adobe Technical Note 5177, section 3.2), as 16.16 fixed point.
enum CharstringNumber {
  /// Reads the number at `place`, which must begin with a byte of 28 or of 32 and more, and moves on behind
  /// it.
  static func read(_ table: FontTable, _ place: inout Int) throws(FontError) -> Int {
    let byte = try table.u8(place)
    place += 1
    switch byte {
    case 28:
      place += 2
      return try table.i16(place - 2) << 16
    case 255:
      place += 4
      return Int(Int32(truncatingIfNeeded: try table.u32(place - 4)))
    case 247...250:
      place += 1
      return ((byte - 247) * 256 + (try table.u8(place - 1)) + 108) << 16
    case 251...254:
      place += 1
      return (-(byte - 251) * 256 - (try table.u8(place - 1)) - 108) << 16
    default: return (byte - 139) << 16
    }
  }

  /// Appends the shortest form.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    guard number & 0xffff == 0 else {
      bytes.append(255)
      bytes.appendU32(number)
      return
    }
    let whole = number >> 16
    switch whole {
    case -107...107: bytes.append(UInt8(whole + 139))
    case 108...1131:
      bytes.append(UInt8((whole - 108) >> 8 + 247))
      bytes.append(UInt8(truncatingIfNeeded: whole - 108))
    case -1131 ... -108:
      bytes.append(UInt8((-whole - 108) >> 8 + 251))
      bytes.append(UInt8(truncatingIfNeeded: -whole - 108))
    default:
      bytes.append(28)
      bytes.appendU16(whole)
    }
  }
}
