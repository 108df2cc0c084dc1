/// UTF-16 as bytes, made into UTF-8.
enum UTF16Bytes {
  /// The text in UTF-8. A surrogate without its other half, and an odd byte at the end, become the byte FF, which
  /// no UTF-8 holds: so they are found in their field and not before.
  static func utf8(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 2)
    var units = Units(bytes: bytes, isBigEndian: isBigEndian)
    var decoder = UTF16()
    while true {
      switch decoder.decode(&units) {
      case .scalarValue(let scalar): result.append(contentsOf: String(scalar).utf8)
      case .error: result.append(0xFF)
      case .emptyInput:
        if !bytes.count.isMultiple(of: 2) { result.append(0xFF) }
        return result
      }
    }
  }

  private struct Units: IteratorProtocol {
    let bytes: [UInt8]
    let isBigEndian: Bool
    var position = 0

    init(bytes: [UInt8], isBigEndian: Bool) {
      (self.bytes, self.isBigEndian) = (bytes, isBigEndian)
      // The mark of the byte order is not part of the text.
      let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      if bytes.starts(with: mark) { position = 2 }
    }

    mutating func next() -> UInt16? {
      guard position + 1 < bytes.count else { return nil }
      defer { position += 2 }
      let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
  }
}
