/// Finds aliases of YAML before anything is composed: a few lines of them can stand for more nodes than there is
/// memory for, and a key made of them takes as long to compare.
enum YAMLAlias {
  private static let ampersand = UInt8(ascii: "&")
  private static let asterisk = UInt8(ascii: "*")

  /// Where the first `*name` stands of which there is an `&name` as well; nil where there is none. Line and column
  /// count from 1.
  ///
  /// Quotes are not looked at: a text that holds both words, each where a value may begin, is refused too.
  static func first(in text: String) -> (line: Int, column: Int)? {
    var anchors: Set<String> = []
    var aliases: [(name: String, line: Int, column: Int)] = []
    let bytes = Array(text.utf8)
    var line = 1
    var column = 1
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == ampersand || byte == asterisk, index == 0 || startsValue(after: bytes[index - 1]) {
        let name = bytes[(index + 1)...].prefix(while: isName)
        if !name.isEmpty {
          let word = String(decoding: name, as: UTF8.self)
          if byte == ampersand { anchors.insert(word) } else { aliases.append((word, line, column)) }
        }
      }
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return aliases.first { anchors.contains($0.name) }.map { ($0.line, $0.column) }
  }

  /// Whether a value may begin after that byte.
  private static func startsValue(after byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "["),
      UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
