/// Checks one composite font: its descendant, its program, and each code that is shown.
struct CompositeFontCheck {
  private let font: PDFDictionary
  private let number: Int?
  private let use: ContentSurvey.FontUse

  init(_ font: PDFDictionary, _ number: Int?, _ use: ContentSurvey.FontUse) {
    self.font = font
    self.number = number
    self.use = use
  }

  mutating func run(_ inspection: inout Inspection) {
    let encoding = inspection.file.resolve(font["Encoding"]).name
    guard encoding == "Identity-H" || encoding == "Identity-V" else {
      return report(
        .fontEncoding, number, "The encoding \(encoding ?? "of its own") is not Identity-H.", &inspection)
    }
    let descendants = inspection.file.array(font["DescendantFonts"]) ?? []
    guard descendants.count == 1, let descendant = inspection.entries(descendants.first),
      let kind = descendant.entries["Subtype"]?.name, kind == "CIDFontType0" || kind == "CIDFontType2",
      descendant.entries["Type"]?.name == "Font"
    else { return report(.fontDictionary, number, "A composite font must have one CIDFont.", &inspection) }
    checkSystem(descendant.entries, descendant.number, &inspection)
    guard let descriptor = inspection.entries(descendant.entries["FontDescriptor"]),
      let file = FontRules.program(of: descriptor.entries, inspection.file)
    else {
      return report(
        .fontEmbedding, descendant.number, "The font \(font["BaseFont"]?.name ?? "") is not embedded.",
        &inspection)
    }
    checkNames(descendant.entries, descriptor.entries, descriptor.number, &inspection)
    guard let program = program(kind, file, &inspection) else { return }
    let map = glyphMap(kind, descendant.entries, descendant.number, &inspection)
    guard let map else { return }
    checkSet(descriptor.entries, descriptor.number, program, &inspection)
    guard let widths = GlyphWidths(descendant.entries, in: inspection.file) else {
      return report(.fontDictionary, descendant.number, "/W is not a list of widths.", &inspection)
    }
    for code in use.codes.sorted() {
      let cid = map(code)
      guard let glyph = cid.flatMap(program.glyph(ofCID:)), glyph < program.glyphCount else {
        report(
          .fontGlyphs, descendant.number, "The program has no glyph for code \(FontRules.hex(code)).",
          &inspection)
        continue
      }
      if glyph == 0 {
        report(
          .missingGlyph, number, "Code \(FontRules.hex(code)) shows the glyph .notdef.", &inspection)
        continue
      }
      guard let width = program.width(of: glyph) else {
        report(
          .fontGlyphs, descendant.number, "The glyph of code \(FontRules.hex(code)) is damaged.", &inspection)
        continue
      }
      if abs(width - widths[code]) > 1 {
        report(
          .fontWidths, descendant.number,
          "Code \(FontRules.hex(code)) is \(widths[code]) wide in /W and \(width.rounded()) in the program.",
          &inspection)
      }
    }
  }

  private func report(_ rule: Rule, _ object: Int?, _ message: String, _ inspection: inout Inspection) {
    inspection.report(rule, object: object, page: use.page, message)
  }

  private func checkSystem(
    _ descendant: PDFDictionary, _ number: Int?, _ inspection: inout Inspection
  ) {
    let system = inspection.file.dictionary(descendant["CIDSystemInfo"]) ?? [:]
    guard inspection.file.resolve(system["Registry"]).string != nil,
      inspection.file.resolve(system["Ordering"]).string != nil,
      inspection.file.resolve(system["Supplement"]).integer.map({ $0 >= 0 }) ?? false
    else {
      return report(
        .fontSystem, number, "/CIDSystemInfo must have /Registry, /Ordering and /Supplement.", &inspection)
    }
  }

  private func checkNames(
    _ descendant: PDFDictionary, _ descriptor: PDFDictionary, _ descriptorNumber: Int?,
    _ inspection: inout Inspection
  ) {
    let name = descendant["BaseFont"]?.name ?? ""
    if descriptor["FontName"]?.name != name || !(font["BaseFont"]?.name?.hasPrefix(name) ?? false) {
      report(
        .fontDictionary, descriptorNumber, "/BaseFont and /FontName differ: \(name) is expected.",
        &inspection)
    }
    let required = ["Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV"]
    let missing = required.filter { descriptor[$0] == nil }
    if !missing.isEmpty {
      report(
        .fontDictionary, descriptorNumber, "The descriptor lacks /\(missing.joined(separator: ", /")).",
        &inspection)
    }
  }

  private func program(
    _ kind: String, _ file: (key: String, stream: PDFStream), _ inspection: inout Inspection
  ) -> (any FontProgram)? {
    let subtype = file.stream.dictionary["Subtype"]?.name
    let isCFF = kind == "CIDFontType0"
    let fits = isCFF ? file.key == "FontFile3" && subtype == "CIDFontType0C" : file.key == "FontFile2"
    let bytes = inspection.decode(file.stream) ?? []
    let program: (any FontProgram)? = isCFF ? CFFProgram(bytes) : TrueTypeProgram(bytes)
    guard fits, let program, program.glyphCount > 0 else {
      report(
        .fontProgram, number, "The embedded program is damaged or no \(isCFF ? "CFF" : "TrueType").",
        &inspection)
      return nil
    }
    if file.key == "FontFile2",
      inspection.file.resolve(file.stream.dictionary["Length1"]).integer != bytes.count
    {
      report(.fontDictionary, number, "/Length1 is not the program's length, \(bytes.count).", &inspection)
    }
    return program
  }

  /// From codes to the program's CIDs or glyphs; nil where the dictionary does not say.
  private func glyphMap(
    _ kind: String, _ descendant: PDFDictionary, _ number: Int?, _ inspection: inout Inspection
  ) -> ((Int) -> Int?)? {
    guard kind == "CIDFontType2" else { return { $0 } }
    let map = inspection.file.resolve(descendant["CIDToGIDMap"])
    if map.name == "Identity" { return { $0 } }
    guard let stream = map.stream, let bytes = inspection.decode(stream) else {
      report(.fontGlyphMap, number, "/CIDToGIDMap must be /Identity or a stream.", &inspection)
      return nil
    }
    return { code in
      code * 2 + 1 < bytes.count ? Int(bytes[code * 2]) << 8 | Int(bytes[code * 2 + 1]) : nil
    }
  }

  /// If there is a `/CIDSet`, it names every glyph of the program and no other.
  private func checkSet(
    _ descriptor: PDFDictionary, _ number: Int?, _ program: any FontProgram, _ inspection: inout Inspection
  ) {
    guard let stream = inspection.file.resolve(descriptor["CIDSet"]).stream else { return }
    let bytes = inspection.decode(stream) ?? []
    for cid in 0..<max(bytes.count * 8, program.glyphCount) {
      let isListed = cid / 8 < bytes.count && bytes[cid / 8] & (0x80 >> UInt8(cid % 8)) != 0
      if isListed != (program.glyph(ofCID: cid) != nil) {
        return report(.fontSubset, number, "/CIDSet does not match the program at CID \(cid).", &inspection)
      }
    }
  }
}
