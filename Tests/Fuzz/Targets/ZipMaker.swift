/// ZIP archives of files as they are, without compression (APPNOTE 6.3.10, 4.3).
enum ZipMaker {
  static func archive(_ files: [String: [UInt8]]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let name = Array(name.utf8.prefix(1000))
      // Version 2.0, no flags, stored, a day, checksum, sizes, length of the name.
      let facts =
        little(20, 2) + little(0, 4) + little(0x5765_0000, 4) + little(checksum(bytes), 4)
        + little(UInt32(bytes.count), 4) + little(UInt32(bytes.count), 4) + little(UInt32(name.count), 2)
        + little(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2, 20, 0] + facts + little(0, 10) + little(UInt32(archive.count), 4) + name
      archive += [0x50, 0x4B, 3, 4] + facts + name + bytes
    }
    let count = little(UInt32(files.count), 2)
    return archive + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + count + count
      + little(UInt32(directory.count), 4) + little(UInt32(archive.count), 4) + little(0, 2)
  }

  private static func little(_ value: UInt32, _ width: Int) -> [UInt8] {
    (0..<width).map { $0 < 4 ? UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) : 0 }
  }

  /// CRC-32 as ISO 3309 defines it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8) }
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}
