/// What the header of an ICC profile says (ICC.1:2010, 7.2).
struct ICCProfile {
  let size: Int
  /// Major version.
  let version: Int
  /// Four letters, e.g. `mntr`.
  let deviceClass: String
  let colourSpace: String
  let hasSignature: Bool
  /// The names of its tags.
  let tags: Set<String>

  /// nil for fewer bytes than a header, or tags outside of the bytes.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 132 else { return nil }
    func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    func letters(_ at: Int) -> String { String(decoding: bytes[at..<at + 4], as: UTF8.self) }
    size = number(0)
    version = Int(bytes[8])
    deviceClass = letters(12)
    colourSpace = letters(16)
    hasSignature = letters(36) == "acsp"
    let count = number(128)
    guard count <= 1000, bytes.count >= 132 + 12 * count else { return nil }
    var tags: Set<String> = []
    for index in 0..<count {
      let at = 132 + 12 * index
      guard number(at + 4) >= 128, number(at + 4) + number(at + 8) <= bytes.count else { return nil }
      tags.insert(letters(at))
    }
    self.tags = tags
  }

  /// How many numbers a colour has; nil for a colour space that PDF/A does not know.
  var components: Int? {
    switch colourSpace {
    case "RGB ": 3
    case "CMYK": 4
    case "GRAY": 1
    default: nil
    }
  }
}
