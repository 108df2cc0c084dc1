extension RawSpan {
  /// The integer at `offset`, in network byte order. Traps outside the bytes.
  func integer<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type = T.self, at offset: Int = 0) -> T {
    precondition(offset >= 0 && byteCount - offset >= MemoryLayout<T>.size)
    return unsafe T(bigEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: T.self))
  }
}

extension Array where Element == UInt8 {
  /// Appends an integer in network byte order.
  mutating func append(bigEndian value: some FixedWidthInteger & BitwiseCopyable) {
    unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
  }

  /// Writes a 32-bit integer in network byte order over four bytes that are there already.
  mutating func replace(at offset: Int, bigEndian value: Int32) {
    let bits = UInt32(bitPattern: value)
    for index in 0..<4 { self[offset + index] = UInt8(truncatingIfNeeded: bits >> (24 - 8 * UInt32(index))) }
  }
}
