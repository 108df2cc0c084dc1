/// The encoded parameters of one statement: one buffer for all, so that a call allocates once and not once a
/// value.
struct Parameters: Sendable {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>?] = []
  /// The object identifiers of the types.
  private(set) var types: [UInt32] = []

  var count: Int { ranges.count }

  /// A null keeps its type: a statement prepared with an untyped null would get a guessed type, which may
  /// refuse the next value.
  mutating func append<P: Parameter>(_ value: P) {
    types.append(P.databaseType.rawValue)
    guard !value.isDatabaseNull else { return ranges.append(nil) }
    let start = bytes.count
    value.encodeBinary(into: &bytes)
    ranges.append(start..<bytes.count)
  }

  /// Calls `body` with the arrays that libpq's send functions take.
  func withPointers<R>(
    _ body: (_ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]) -> R
  ) -> R {
    let lengths = ranges.map { Int32($0?.count ?? 0) }
    let formats = [Int32](repeating: 1, count: count)
    // An empty array has no address, and libpq reads a null pointer as NULL: keep one spare byte.
    let storage = bytes + [0]
    return unsafe storage.withUnsafeBytes { buffer in
      let values: [UnsafePointer<CChar>?] = unsafe ranges.map { range in
        guard let range else { return nil }
        return unsafe buffer.baseAddress?.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self)
      }
      return unsafe body(values, lengths, formats)
    }
  }
}
