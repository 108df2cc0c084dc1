import Testing

@testable import Fonts

@Suite struct FontSubsetTests {
  @Test func `A TrueType subset draws every glyph as the original, with the same width`() throws {
    for face in [try Faces.latin(), try Faces.latin(bold: true), try Faces.latin(italic: true)] {
      let original = OutlineReader(path: face.path, index: face.index)
      var subset = FontSubset(of: face)
      for glyph in stride(from: 1, to: original.glyphCount, by: 3) { try subset.add(UInt32(glyph)) }
      let cut = OutlineReader(try subset.program())
      for (code, glyph) in subset.glyphs.enumerated() {
        #expect(cut.outline(of: UInt32(code)) == original.outline(of: glyph), "\(face.name) \(glyph)")
        #expect(cut.advance(of: UInt32(code)) == original.advance(of: glyph))
        #expect(subset.widths[code] == Int((Double(original.advance(of: glyph)) / 2.048).rounded()))
      }
    }
  }

  @Test func `A CFF subset draws every glyph as the original, with the same width`() throws {
    var dice = Dice(seed: 7)
    for face in [try Faces.japanese(), try Faces.japanese(bold: true)] {
      let original = OutlineReader(path: face.path, index: face.index)
      var subset = FontSubset(of: face)
      for scalar in "aÁẩƯ1 .「。武部勤髙邉葛辻𠮷あア（）①㈱".unicodeScalars {
        try subset.add(#require(face.glyph(for: scalar)))
      }
      for _ in 0..<3000 { try subset.add(UInt32.random(in: 1..<65535, using: &dice)) }
      let program = try subset.program()
      let cut = OutlineReader(openType(program, like: original, glyphCount: subset.glyphs.count))
      let widths = try cffWidths(program)
      #expect(cut.glyphCount == subset.glyphs.count && !cut.outline(of: 1).isEmpty)
      for (code, glyph) in subset.glyphs.enumerated() {
        #expect(cut.outline(of: UInt32(code)) == original.outline(of: glyph), "\(face.name) \(glyph)")
        #expect(widths[code] == original.advance(of: glyph))
        #expect(subset.widths[code] == widths[code])
      }
    }
  }

  @Test func `Glyphs cut again are the same, also after more of them than are kept`() throws {
    let face = try Faces.japanese()
    var subset = FontSubset(of: face)
    for scalar in "武部勤髙邉葛辻𠮷あア（）".unicodeScalars { try subset.add(#require(face.glyph(for: scalar))) }
    let first = try subset.program()
    #expect(try subset.program() == first)
    for start in stride(from: UInt32(1000), to: 17_000, by: 2000) {
      var many = FontSubset(of: face)
      for glyph in start..<start + 2000 { try many.add(glyph) }
      let program = try many.program()
      #expect(try many.program() == program)
    }
    #expect(try subset.program() == first)
  }

  @Test func `A glyph that stands for two texts has a code for each`() throws {
    let face = try Faces.latin()
    let glyph = try #require(face.glyph(for: "-"))
    var subset = FontSubset(of: face)
    let first = try subset.add(glyph, "-")
    let second = try subset.add(glyph, "\u{2011}")
    #expect(first == 1 && second == 2 && subset.count == 2)
    #expect(subset.code(of: glyph, text: "-".utf8Span.span) == first)
    #expect(subset.code(of: glyph, text: "\u{2011}".utf8Span.span) == second)
    #expect(subset.code(of: glyph, text: "–".utf8Span.span) == nil)
    #expect(Array(subset.text(of: 2)) == Array("\u{2011}".utf8))
    let cut = OutlineReader(try subset.program())
    #expect(!cut.outline(of: 1).isEmpty && cut.outline(of: 1) == cut.outline(of: 2))
  }

  @Test func `Every glyph is found again, however many there are`() throws {
    var dice = Dice(seed: 5)
    var subset = FontSubset(of: try Faces.japanese())
    var codes: [UInt32: UInt16] = [:]
    for _ in 0..<2000 {
      let glyph = UInt32.random(in: 1..<65535, using: &dice)
      if codes[glyph] == nil { codes[glyph] = try subset.add(glyph, "\(glyph)") }
    }
    for (glyph, code) in codes { #expect(subset.code(of: glyph, text: "\(glyph)".utf8Span.span) == code) }
  }

  @Test func `The same glyphs give the same bytes and the same letters, from many threads at once`()
    async throws
  {
    for face in [try Faces.latin(), try Faces.japanese()] {
      var subset = FontSubset(of: face)
      for glyph in 40..<240 as Range<UInt32> { try subset.add(glyph) }
      let program = try subset.program()
      let same = subset
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 { group.addTask { try same.program() == program && same.tag.count == 6 } }
        for try await isEqual in group { #expect(isEqual) }
      }
      let tag = subset.tag
      try subset.add(300)
      #expect(subset.tag != tag)
    }
  }

  @Test func `Damaged TrueType outlines are refused, not followed`() throws {
    let face = try Faces.latin()
    let reader = OutlineReader(path: face.path, index: 0)
    let names = ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"]
    let tables = names.map { (name: $0, bytes: reader.table($0)) }
    var dice = Dice(seed: 99)
    for round in 0..<200 {
      var damaged = tables
      let victim = ["glyf", "loca", "maxp", "hhea"][round % 4]
      let place = try #require(damaged.firstIndex { $0.name == victim })
      for _ in 0..<40 {
        let at = Int.random(in: 0..<min(4000, damaged[place].bytes.count), using: &dice)
        damaged[place].bytes[at] = .random(in: 0...255, using: &dice)
      }
      try cutDamaged(SFNT.file(version: 0x0001_0000, tables: damaged))
    }
  }

  @Test func `Damaged CFF outlines are refused, not followed`() throws {
    var subset = FontSubset(of: try Faces.japanese())
    for glyph in 1000..<1060 as Range<UInt32> { try subset.add(glyph) }
    let program = try subset.program()
    var dice = Dice(seed: 3)
    for _ in 0..<2000 {
      var damaged = program
      for _ in 0..<Int.random(in: 1...8, using: &dice) {
        damaged[Int.random(in: 0..<damaged.count, using: &dice)] = .random(in: 0...255, using: &dice)
      }
      let table = FontTable(name: "CFF ", path: "damaged", blob: FontBlob(copying: damaged))
      guard let outlines = try? CFFOutlines(table) else { continue }
      var flattener = CharstringFlattener(outlines)
      var bytes: [UInt8] = []
      for glyph in 0..<61 { try? flattener.flatten(glyph, width: nil, into: &bytes) }
    }
  }

  /// Cutting a damaged font either works or says what is damaged.
  private func cutDamaged(_ bytes: [UInt8]) throws {
    guard let file = try? FontFile(path: "damaged", blob: FontBlob(copying: bytes)),
      let face = try? Face(file: file, index: 0)
    else { return }
    var subset = FontSubset(of: face)
    for glyph in 1..<300 as Range<UInt32> { try subset.add(glyph) }
    do throws(FontError) {
      _ = try subset.program()
    } catch .damaged(let path, _) {
      #expect(path == "damaged")
    }
  }
}

extension FontSubset {
  @discardableResult
  fileprivate mutating func add(_ glyph: UInt32, _ text: String = "?") throws -> UInt16 {
    try append(glyph, text: text.utf8Span.span)
  }
}

/// A bare CFF table with what HarfBuzz needs around it.
private func openType(_ cff: [UInt8], like original: OutlineReader, glyphCount: Int) -> [UInt8] {
  var profile: [UInt8] = []
  profile.appendU32(0x0000_5000)
  profile.appendU16(glyphCount)
  return SFNT.file(
    version: 0x4f54_544f,
    tables: [("CFF ", cff), ("head", original.table("head")), ("maxp", profile)])
}

/// The width each charstring of a cut font states: the number below those of its first operator.
private func cffWidths(_ program: [UInt8]) throws -> [Int] {
  let table = FontTable(name: "CFF ", path: "cut", blob: FontBlob(copying: program))
  let outlines = try CFFOutlines(table)
  return try (0..<outlines.charstrings.count).map { glyph in
    let range = try outlines.charstrings.range(glyph)
    var place = range.lowerBound
    var numbers: [Int] = []
    while try table.u8(place) >= 32 || table.u8(place) == 28 {
      numbers.append(try CharstringNumber.read(table, &place) >> 16)
    }
    let consumed =
      switch try table.u8(place) {
      case 14: 0
      case 21: 2
      default: 1
      }
    return numbers.count > consumed ? numbers[0] : 1000
  }
}
