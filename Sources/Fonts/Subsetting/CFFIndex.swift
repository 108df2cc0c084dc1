/// A list of byte strings inside a CFF table (Adobe Technical Note 5176, section 5).
struct CFFIndex: Sendable {
  let table: FontTable
  let count: Int
  /// The first byte behind the list.
  let end: Int
  private let offsetSize: Int
  private let offsetsAt: Int
  /// Offsets count from the byte before the data.
  private let base: Int

  init(_ table: FontTable, at start: Int) throws(FontError) {
    self.table = table
    count = try table.u16(start)
    guard count > 0 else {
      offsetSize = 1
      offsetsAt = start
      base = start
      end = start + 2
      return
    }
    offsetSize = try table.u8(start + 2)
    guard (1...4).contains(offsetSize) else { throw table.damage }
    offsetsAt = start + 3
    base = offsetsAt + (count + 1) * offsetSize - 1
    end = base + (try table.number(offsetsAt + count * offsetSize, size: offsetSize))
  }

  /// Where an item lies in the table.
  func range(_ index: Int) throws(FontError) -> Range<Int> {
    guard index >= 0, index < count else { throw table.damage }
    let start = base + (try table.number(offsetsAt + index * offsetSize, size: offsetSize))
    let end = base + (try table.number(offsetsAt + (index + 1) * offsetSize, size: offsetSize))
    guard start > base, start <= end, end <= table.count else { throw table.damage }
    return start..<end
  }
}
