extension [UInt8] {
  /// Appends the low 16 bits, high byte first.
  mutating func appendU16(_ value: Int) {
    append(UInt8(truncatingIfNeeded: value >> 8))
    append(UInt8(truncatingIfNeeded: value))
  }

  /// Appends the low 32 bits, high byte first.
  mutating func appendU32(_ value: Int) {
    appendU16(value >> 16)
    appendU16(value)
  }

  /// Overwrites two bytes, high byte first.
  mutating func setU16(_ value: Int, at index: Int) {
    self[index] = UInt8(truncatingIfNeeded: value >> 8)
    self[index + 1] = UInt8(truncatingIfNeeded: value)
  }

  /// Overwrites four bytes, high byte first.
  mutating func setU32(_ value: Int, at index: Int) {
    setU16(value >> 16, at: index)
    setU16(value, at: index + 2)
  }

  /// Two bytes as an unsigned number, high byte first.
  func u16(_ index: Int) -> Int {
    Int(self[index]) << 8 | Int(self[index + 1])
  }

  /// Fills up with zeros until the count is a multiple of four.
  mutating func padToFour() {
    while count & 3 != 0 { append(0) }
  }
}
