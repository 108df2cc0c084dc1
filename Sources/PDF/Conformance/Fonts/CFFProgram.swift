/// A CFF program (Adobe Technical Note 5176): widths from the charstrings.
struct CFFProgram: FontProgram {
  /// Where the items of an INDEX lie.
  struct Index {
    let count: Int
    let end: Int
    private let bytes: FontBytes
    private let offsetsAt: Int
    private let offsetSize: Int
    private let base: Int

    init?(_ bytes: FontBytes, at start: Int) {
      guard let count = bytes.u16(start) else { return nil }
      self.count = count
      self.bytes = bytes
      guard count > 0 else {
        (end, offsetsAt, offsetSize, base) = (start + 2, start, 1, start)
        return
      }
      guard let size = bytes.u8(start + 2), (1...4).contains(size) else { return nil }
      offsetSize = size
      offsetsAt = start + 3
      base = offsetsAt + (count + 1) * size - 1
      guard let last = bytes.number(offsetsAt + count * size, size: size) else { return nil }
      end = base + last
    }

    func range(_ item: Int) -> Range<Int>? {
      guard item >= 0, item < count,
        let start = bytes.number(offsetsAt + item * offsetSize, size: offsetSize),
        let end = bytes.number(offsetsAt + (item + 1) * offsetSize, size: offsetSize), start >= 1,
        start <= end, base + end <= bytes.bytes.count
      else { return nil }
      return base + start..<base + end
    }
  }

  /// The part of the font that a glyph belongs to.
  private struct FontPart {
    var defaultWidth = 0.0
    var nominalWidth = 0.0
    var scale = 1.0
    var subroutines: Index?
  }

  let bytes: FontBytes
  let charstrings: Index
  let globalSubroutines: Index
  private let isCIDKeyed: Bool
  private let scale: Double
  private var parts: [FontPart] = []
  private var partOfGlyph: [UInt8] = []
  private var glyphOfCID: [Int: Int] = [0: 0]

  var glyphCount: Int { charstrings.count }

  init?(_ program: [UInt8]) {
    bytes = FontBytes(bytes: program)
    guard bytes.u8(0) == 1, let headerSize = bytes.u8(2), let names = Index(bytes, at: headerSize),
      let tops = Index(bytes, at: names.end), let strings = Index(bytes, at: tops.end),
      let global = Index(bytes, at: strings.end), let topRange = tops.range(0),
      let top = CFFProgram.dictionary(bytes, topRange), let charstringsAt = top[17]?.first,
      let charstrings = Index(bytes, at: Int(charstringsAt))
    else { return nil }
    self.charstrings = charstrings
    globalSubroutines = global
    isCIDKeyed = top[0x0c1e] != nil
    scale = (top[0x0c07]?.first ?? 0.001) * 1000
    if isCIDKeyed {
      guard let at = top[0x0c24]?.first, let fonts = Index(bytes, at: Int(at)), fonts.count <= 256,
        let selectAt = top[0x0c25]?.first
      else { return nil }
      for index in 0..<fonts.count {
        guard let range = fonts.range(index), let font = CFFProgram.dictionary(bytes, range),
          let part = part(font)
        else { return nil }
        parts.append(part)
      }
      guard readSelect(Int(selectAt)), readCharset(Int(top[15]?.first ?? 0)) else { return nil }
    } else {
      guard let part = part(top) else { return nil }
      parts = [part]
      parts[0].scale = 1
    }
  }

  func glyph(ofCID cid: Int) -> Int? {
    guard isCIDKeyed else { return cid < glyphCount ? cid : nil }
    return glyphOfCID[cid]
  }

  func width(of glyph: Int) -> Double? {
    guard let range = charstrings.range(glyph) else { return nil }
    let index = isCIDKeyed ? Int(glyph < partOfGlyph.count ? partOfGlyph[glyph] : 0) : 0
    guard index < parts.count else { return nil }
    let part = parts[index]
    var reader = CharstringWidth(self, local: part.subroutines)
    guard let found = reader.read(range) else { return nil }
    let width = found.map { part.nominalWidth + $0 } ?? part.defaultWidth
    return width * scale * part.scale
  }

  private func part(_ font: [Int: [Double]]) -> FontPart? {
    var part = FontPart()
    if let matrix = font[0x0c07]?.first { part.scale = matrix }
    guard let place = font[18], place.count == 2 else { return part }
    let start = Int(place[1])
    guard start >= 0, place[0] >= 0, start + Int(place[0]) <= bytes.bytes.count,
      let values = CFFProgram.dictionary(bytes, start..<start + Int(place[0]))
    else { return nil }
    part.defaultWidth = values[20]?.first ?? 0
    part.nominalWidth = values[21]?.first ?? 0
    if let offset = values[19]?.first { part.subroutines = Index(bytes, at: start + Int(offset)) }
    return part
  }

  private mutating func readSelect(_ at: Int) -> Bool {
    switch bytes.u8(at) {
    case 0:
      for glyph in 0..<glyphCount {
        guard let part = bytes.u8(at + 1 + glyph) else { return false }
        partOfGlyph.append(UInt8(part))
      }
    case 3:
      guard let count = bytes.u16(at + 1) else { return false }
      for index in 0..<count {
        guard let first = bytes.u16(at + 3 + 3 * index), let part = bytes.u8(at + 5 + 3 * index),
          let next = bytes.u16(at + 6 + 3 * index), first == partOfGlyph.count, next >= first
        else { return false }
        for _ in first..<next { partOfGlyph.append(UInt8(part)) }
      }
    default: return false
    }
    return partOfGlyph.count >= glyphCount
  }

  private mutating func readCharset(_ at: Int) -> Bool {
    guard let format = bytes.u8(at), at > 2 else { return false }
    var place = at + 1
    var glyph = 1
    while glyph < glyphCount {
      guard let first = bytes.u16(place) else { return false }
      place += 2
      var more = 0
      if format == 1 || format == 2 {
        guard let left = bytes.number(place, size: format) else { return false }
        more = left
        place += format
      } else if format != 0 {
        return false
      }
      for cid in first...first + more where glyph < glyphCount {
        glyphOfCID[cid] = glyph
        glyph += 1
      }
    }
    return true
  }

  /// The operators of a DICT with their numbers; those of two bytes count from 0x0c00.
  private static func dictionary(_ bytes: FontBytes, _ range: Range<Int>) -> [Int: [Double]]? {
    var values: [Int: [Double]] = [:]
    var operands: [Double] = []
    var at = range.lowerBound
    while at < range.upperBound {
      guard let byte = bytes.u8(at) else { return nil }
      at += 1
      switch byte {
      case 0...21:
        var name = byte
        if byte == 12 {
          guard let second = bytes.u8(at) else { return nil }
          name = 0x0c00 | second
          at += 1
        }
        values[name] = operands
        operands = []
      case 28:
        guard let number = bytes.i16(at) else { return nil }
        operands.append(Double(number))
        at += 2
      case 29:
        guard let number = bytes.u32(at) else { return nil }
        operands.append(Double(Int32(truncatingIfNeeded: number)))
        at += 4
      case 30:
        guard let number = real(bytes, &at) else { return nil }
        operands.append(number)
      case 32...246: operands.append(Double(byte - 139))
      case 247...250, 251...254:
        guard let second = bytes.u8(at) else { return nil }
        at += 1
        operands.append(
          Double(byte < 251 ? (byte - 247) * 256 + second + 108 : -(byte - 251) * 256 - second - 108))
      default: return nil
      }
      guard operands.count <= 48 else { return nil }
    }
    // Offsets are used as whole numbers.
    return values.values.joined().allSatisfy { abs($0) < 1e15 } ? values : nil
  }

  private static func real(_ bytes: FontBytes, _ at: inout Int) -> Double? {
    var text = ""
    while text.utf8.count < 64, let byte = bytes.u8(at) {
      at += 1
      for nibble in [byte >> 4, byte & 15] {
        switch nibble {
        case 0...9: text += "\(nibble)"
        case 10: text += "."
        case 11: text += "e"
        case 12: text += "e-"
        case 14: text += "-"
        default: return nibble == 15 ? Double(text) : nil
        }
      }
    }
    return nil
  }
}
