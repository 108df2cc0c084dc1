/// The wrapper of TrueType and OpenType fonts.
enum SFNT {
  /// A font file; the tables must come by rising name, as the format wants.
  static func file(version: Int, tables: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    let count = tables.count
    let exponent = Int.bitWidth - 1 - count.leadingZeroBitCount
    var file: [UInt8] = []
    file.reserveCapacity(tables.reduce(12 + 16 * count) { $0 + $1.bytes.count + 3 })
    file.appendU32(version)
    file.appendU16(count)
    file.appendU16(16 << exponent)
    file.appendU16(exponent)
    file.appendU16(16 * count - (16 << exponent))
    var offset = 12 + 16 * count
    var headAt: Int?
    for (name, bytes) in tables {
      if name == "head" { headAt = offset }
      file.append(contentsOf: name.utf8)
      file.appendU32(checksum(bytes[...]))
      file.appendU32(offset)
      file.appendU32(bytes.count)
      offset += (bytes.count + 3) & ~3
    }
    for (_, bytes) in tables {
      file.append(contentsOf: bytes)
      file.padToFour()
    }
    // checkSumAdjustment makes the sum over the whole file this constant.
    if let headAt { file.setU32(0xb1b0_afba - checksum(file[...]), at: headAt + 8) }
    return file
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
    var sum: UInt32 = 0
    var word: UInt32 = 0
    var filled = 0
    for byte in bytes {
      word = word << 8 | UInt32(byte)
      filled += 1
      if filled == 4 {
        sum &+= word
        word = 0
        filled = 0
      }
    }
    if filled > 0 { sum &+= word << (8 * UInt32(4 - filled)) }
    return Int(sum)
  }
}
