/// Finds where each start tag of an XML file begins, for the XML parser only knows where it ends.
enum StartTagPlaces {
  struct Place {
    var line: Int
    /// In characters, counted from 1.
    var column: Int
  }

  /// The places of all start tags, in the order of the file, and of a document type or entity declaration.
  static func scan(_ bytes: [UInt8]) -> (tags: [Place], declaration: Place?) {
    var tags: [Place] = []
    var line = 1
    var column = 1
    var index = 0
    /// Steps over one byte; a column counts characters, so continuation bytes are not counted.
    func step() {
      if bytes[index] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if bytes[index] & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
    func isNext(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard index + count <= bytes.count else { return false }
      return text.description.utf8.elementsEqual(bytes[index..<(index + count)])
    }
    func skip(past end: StaticString) {
      while index < bytes.count, !isNext(end) { step() }
      for _ in 0..<end.utf8CodeUnitCount where index < bytes.count { step() }
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        step()
        continue
      }
      if isNext("<!--") {
        skip(past: "-->")
      } else if isNext("<![CDATA[") {
        skip(past: "]]>")
      } else if isNext("<?") {
        skip(past: "?>")
      } else if isNext("<!") {
        return (tags, Place(line: line, column: column))
      } else if isNext("</") {
        skip(past: ">")
      } else {
        tags.append(Place(line: line, column: column))
        step()
      }
    }
    return (tags, nil)
  }
}
