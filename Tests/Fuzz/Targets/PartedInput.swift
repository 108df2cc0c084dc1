/// Several files as one input: each after a line `=== NAME`, byte for byte, and before a line end of its own.
enum PartedInput {
  static func joined(_ files: [String: [UInt8]]) -> [UInt8] {
    let parts = files.sorted { $0.key < $1.key }.map { Array("=== \($0.key)\n".utf8) + $0.value }
    return Array(parts.joined(separator: [0x0a]))
  }

  static func files(_ input: [UInt8]) -> [String: [UInt8]] {
    var files: [String: [ArraySlice<UInt8>]] = [:]
    var file = ""
    for line in input.split(separator: 0x0a, omittingEmptySubsequences: false) {
      if line.starts(with: "=== ".utf8) {
        file = String(decoding: line.dropFirst(4), as: UTF8.self)
        files[file, default: []] += []
      } else {
        files[file, default: []].append(line)
      }
    }
    return files.mapValues { Array($0.joined(separator: [0x0a])) }
  }
}
