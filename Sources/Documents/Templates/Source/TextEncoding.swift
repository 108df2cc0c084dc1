/// Reads a template's file as text, and says where and why it is none.
enum TextEncoding {
  /// The text; nil where it isn't UTF-8 or holds NUL, which is added to `problems`.
  static func text(of bytes: [UInt8], problems: ProblemList) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      problems.add(TextPlace(line: 1, column: 1), "the file is UTF-16, not UTF-8; save it as UTF-8")
      return nil
    }
    if let index = bytes.firstIndex(of: 0) {
      problems.add(
        place(of: index, in: bytes), "a NUL byte stands here; delete it, and save the file as UTF-8")
      return nil
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let index = firstInvalidIndex(in: bytes)
    let byte = String(bytes[index], radix: 16, uppercase: true)
    problems.add(
      place(of: index, in: bytes),
      "the file is not UTF-8: the byte \(byte) stands here; save the file as UTF-8")
    return nil
  }

  /// Where the first byte stands that belongs to no character.
  private static func firstInvalidIndex(in bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var index = 0
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let scalar): index += scalar.count
      case .error, .emptyInput: return min(index, bytes.count - 1)
      }
    }
  }

  private static func place(of index: Int, in bytes: [UInt8]) -> TextPlace {
    let before = bytes[..<index]
    let line = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return TextPlace(
      line: line.count, column: line.last.map { String(decoding: $0, as: UTF8.self).count + 1 } ?? 1)
  }
}
