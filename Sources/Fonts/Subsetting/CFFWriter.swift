/// Writes a CID-keyed CFF font with some glyphs of a face, for `/FontFile3` of subtype `CIDFontType0C`.
///
/// Glyph index, CID and code are the same number, so a reader cannot confuse them. All glyphs share one font
/// dictionary without hints: widths are absolute, with the em as default, which is what East Asian glyphs
/// have.
struct CFFWriter {
  let face: Face
  let outlines: CFFOutlines
  /// The six letters before the font's name.
  let tag: String

  func cut(_ glyphs: [UInt32]) throws(FontError) -> [UInt8] {
    var data: [UInt8] = []
    data.reserveCapacity(glyphs.count * 200)
    var offsets = [0]
    offsets.reserveCapacity(glyphs.count + 1)
    var flattener = CharstringFlattener(outlines)
    for glyph in glyphs {
      if !face.charstrings.append(glyph, to: &data) {
        let start = data.count
        let width = Int((face.advance(of: glyph) * Double(face.unitsPerEm)).rounded())
        try flattener.flatten(Int(glyph), width: width == face.unitsPerEm ? nil : width, into: &data)
        face.charstrings.keep(data[start...], of: glyph)
      }
      offsets.append(data.count)
    }
    return assemble(charstrings: data, offsets: offsets)
  }

  private func assemble(charstrings: [UInt8], offsets: [Int]) -> [UInt8] {
    let count = offsets.count - 1
    var file: [UInt8] = [1, 0, 4, 4]
    file.reserveCapacity(charstrings.count + count * 4 + 256)
    CFFWriter.appendIndex([Array("\(tag)+\(face.name)".utf8)], to: &file)
    // Offsets in the top dictionary always take five bytes, so its length is known before they are.
    let topLength = topDictionary(count: count, charset: 0, select: 0, charstrings: 0, fonts: 0).count
    let strings = [Array("Adobe".utf8), Array("Identity".utf8)]
    var behind: [UInt8] = []
    CFFWriter.appendIndex(strings, to: &behind)
    behind.appendU16(0)
    let charsetAt = file.count + 2 + 1 + 2 + topLength + behind.count
    // Charset, format 2: CIDs 1, 2, 3 … in one range.
    var rest: [UInt8] = [2]
    rest.appendU16(1)
    rest.appendU16(max(0, count - 2))
    let selectAt = charsetAt + rest.count
    // FDSelect, format 3: one range, dictionary 0.
    rest.append(3)
    rest.appendU16(1)
    rest.appendU16(0)
    rest.append(0)
    rest.appendU16(count)
    let charstringsAt = charsetAt + rest.count
    CFFWriter.appendIndex(count: count, offsets: offsets, data: charstrings, to: &rest)
    let privateAt = charsetAt + rest.count
    let privateDictionary = privateDictionary
    rest.append(contentsOf: privateDictionary)
    let fontsAt = charsetAt + rest.count
    var font: [UInt8] = []
    CFFWriter.append(privateDictionary.count, to: &font)
    CFFWriter.append(privateAt, to: &font)
    font.append(UInt8(CFFDictionary.Operator.privateDictionary.rawValue))
    CFFWriter.appendIndex([font], to: &rest)
    let top = topDictionary(
      count: count, charset: charsetAt, select: selectAt, charstrings: charstringsAt, fonts: fontsAt)
    CFFWriter.appendIndex([top], to: &file)
    file.append(contentsOf: behind)
    file.append(contentsOf: rest)
    return file
  }

  private func topDictionary(
    count: Int, charset: Int, select: Int, charstrings: Int, fonts: Int
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ numbers: [Int], _ name: [UInt8]) {
      for number in numbers { CFFWriter.append(number, to: &bytes) }
      bytes.append(contentsOf: name)
    }
    // 391 is the first number behind the standard strings: “Adobe”, then “Identity”.
    add([391, 392, 0], [12, 30])
    let em = Double(face.unitsPerEm)
    if face.unitsPerEm != 1000 {
      for value in [1 / em, 0, 0, 1 / em, 0, 0] { CFFWriter.append(value, to: &bytes) }
      bytes.append(contentsOf: [12, 7])
    }
    let box = face.boundingBox
    add([box.left, -box.bottom, box.right, -box.top].map { Int(($0 * em).rounded()) }, [5])
    add([count], [12, 34])
    add([charset], [15])
    add([select], [12, 37])
    add([charstrings], [17])
    add([fonts], [12, 36])
    return bytes
  }

  /// defaultWidthX is the em, nominalWidthX is 0.
  private var privateDictionary: [UInt8] {
    var bytes: [UInt8] = []
    CFFWriter.append(face.unitsPerEm, to: &bytes)
    bytes.append(20)
    CFFWriter.append(0, to: &bytes)
    bytes.append(21)
    return bytes
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    bytes.append(29)
    bytes.appendU32(number)
  }

  /// A fraction as decimal digits in nibbles; 10 is the point, 11 a negative exponent, 15 the end.
  private static func append(_ number: Double, to bytes: inout [UInt8]) {
    let nibbles: [UInt8] = "\(number)".utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "."): 10
      case UInt8(ascii: "e"): 12
      default: nil
      }
    }
    let closed = nibbles + (nibbles.count % 2 == 0 ? [15, 15] : [15])
    bytes.append(30)
    for pair in stride(from: 0, to: closed.count, by: 2) {
      bytes.append(closed[pair] << 4 | closed[pair + 1])
    }
  }

  private static func appendIndex(_ items: [[UInt8]], to bytes: inout [UInt8]) {
    var offsets = [0]
    for item in items { offsets.append((offsets.last ?? 0) + item.count) }
    appendIndex(count: items.count, offsets: offsets, data: Array(items.joined()), to: &bytes)
  }

  private static func appendIndex(count: Int, offsets: [Int], data: [UInt8], to bytes: inout [UInt8]) {
    bytes.appendU16(count)
    let size = data.count < 0xff ? 1 : data.count < 0xffff ? 2 : 4
    bytes.append(UInt8(size))
    for offset in offsets {
      for shift in stride(from: 8 * (size - 1), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: (offset + 1) >> shift))
      }
    }
    bytes.append(contentsOf: data)
  }
}
