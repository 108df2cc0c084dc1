import TestSupport

/// Turns good inputs into hostile ones; the same seed gives the same ones.
public struct Mutator {
  private let seeds: [[UInt8]]
  private let words: [[UInt8]]
  private var random: SeededGenerator
  /// Inputs never grow beyond this.
  private static let largest = 1 << 20

  public init(seeds: [[UInt8]], words: [String], seed: UInt64) {
    self.seeds = seeds
    self.words = words.map { Array($0.utf8) }
    random = SeededGenerator(seed: seed)
  }

  /// One more input.
  public mutating func next() -> [UInt8] {
    var bytes = pick(seeds) ?? []
    for _ in 0..<(1 << Int.random(in: 0...4, using: &random)) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let stretch = place..<min(bytes.count, place + Int.random(in: 1...64, using: &random))
    switch Int.random(in: 0...9, using: &random) {
    case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random) }
    case 1: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
    case 2: bytes.removeSubrange(stretch)
    case 3: insert(Array(bytes[stretch]), at: place, in: &bytes)
    case 4: insert(pick(words) ?? [], at: place, in: &bytes)
    case 5: replaceNumber(near: place, in: &bytes)
    case 6: splice(at: place, in: &bytes)
    case 7: for index in stretch { bytes[index] = [0x00, 0xff, 0x7f, 0x80][index % 4] }
    case 8:
      // The same over and over: nesting and lengths.
      let piece = pick(words) ?? [0x28]
      let count = Int.random(in: 1...400, using: &random)
      insert(Array(repeatElement(piece, count: count).joined()), at: place, in: &bytes)
    default: bytes.removeSubrange(place...)
    }
  }

  private mutating func splice(at place: Int, in bytes: inout [UInt8]) {
    guard let other = pick(seeds), !other.isEmpty else { return }
    let from = Int.random(in: 0..<other.count, using: &random)
    let to = min(other.count, from + Int.random(in: 1...2_000, using: &random))
    insert(Array(other[from..<to]), at: place, in: &bytes)
  }

  /// Writes an unlikely number over the digits at a place.
  private mutating func replaceNumber(near place: Int, in bytes: inout [UInt8]) {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    let numbers = [
      "0", "-1", "65535", "65536", "2147483648", "9223372036854775807", "99999999999999999999", "1e308",
      "0.0",
    ]
    bytes.replaceSubrange(start..<end, with: Array((numbers.randomElement(using: &random) ?? "0").utf8))
  }

  private func insert(_ piece: [UInt8], at place: Int, in bytes: inout [UInt8]) {
    guard bytes.count + piece.count <= Self.largest else { return }
    bytes.insert(contentsOf: piece, at: place)
  }

  private mutating func pick(_ list: [[UInt8]]) -> [UInt8]? { list.randomElement(using: &random) }
}
