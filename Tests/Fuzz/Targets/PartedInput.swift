/// Several files as one input: each after a line `=== NAME`.
enum PartedInput {
  static func joined(_ files: [String: [UInt8]]) -> [UInt8] {
    files.sorted { $0.key < $1.key }.flatMap { Array("=== \($0.key)\n".utf8) + $0.value }
  }

  static func files(_ input: [UInt8]) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var file = ""
    for line in input.split(separator: 0x0a, omittingEmptySubsequences: false) {
      if line.starts(with: "=== ".utf8) {
        file = String(decoding: line.dropFirst(4), as: UTF8.self)
      } else {
        files[file, default: []] += line + [0x0a]
      }
    }
    return files
  }
}
