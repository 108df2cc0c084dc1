extension Rule {
  static let fontDictionary = Rule.archive("font-dictionary", "6.2.11.2")
  static let fontSystem = Rule.archive("font-system-info", "6.2.11.3.1")
  static let fontGlyphMap = Rule.archive("font-glyph-map", "6.2.11.3.2")
  static let fontEncoding = Rule.archive("font-encoding", "6.2.11.3.3")
  static let fontEmbedding = Rule.archive("font-embedding", "6.2.11.4.1")
  static let fontProgram = Rule.archive("font-program", "6.2.11.4.1")
  static let fontGlyphs = Rule.archive("font-glyphs", "6.2.11.4.1")
  static let fontSubset = Rule.archive("font-subset", "6.2.11.4.2")
  static let fontWidths = Rule.archive("font-widths", "6.2.11.5")
  static let textMapping = Rule.archive("text-mapping", "6.2.11.7.2")
  static let textValues = Rule.archive("text-values", "6.2.11.7.2")
  static let privateUse = Rule.archive("text-private-use", "6.2.11.7.3")
  static let missingGlyph = Rule.archive("glyph-notdef", "6.2.11.8")
}

/// Fonts, against the programs embedded for them and the codes the content shows.
enum FontRules {
  static func check(_ content: ContentSurvey, _ inspection: inout Inspection) {
    let fonts = content.fonts.sorted {
      ($0.key.reference?.number ?? 0, $0.value.page) < ($1.key.reference?.number ?? 0, $1.value.page)
    }
    for (object, use) in fonts { check(object, use, &inspection) }
  }

  private static func check(
    _ object: PDFObject, _ use: ContentSurvey.FontUse, _ inspection: inout Inspection
  ) {
    guard let font = inspection.entries(object) else { return }
    guard font.entries["Type"]?.name == "Font", let kind = font.entries["Subtype"]?.name,
      font.entries["BaseFont"]?.name != nil
    else {
      return inspection.report(
        .fontDictionary, object: font.number, page: use.page,
        "A font must have /Type /Font, /Subtype and /BaseFont.")
    }
    checkText(font.entries, font.number, use, &inspection)
    guard kind == "Type0" else {
      let descriptor = inspection.file.dictionary(font.entries["FontDescriptor"]) ?? [:]
      if program(of: descriptor, inspection.file) == nil {
        inspection.report(
          .fontEmbedding, object: font.number, page: use.page,
          "The font \(font.entries["BaseFont"]?.name ?? "") is not embedded.")
      }
      return
    }
    var check = CompositeFontCheck(font.entries, font.number, use)
    check.run(&inspection)
  }

  /// The stream of the program and the key it is under.
  static func program(of descriptor: PDFDictionary, _ file: PDFFile) -> (key: String, stream: PDFStream)? {
    for key in ["FontFile", "FontFile2", "FontFile3"] {
      if let stream = file.resolve(descriptor[key]).stream { return (key, stream) }
    }
    return nil
  }

  /// Every code that is shown stands for a text.
  private static func checkText(
    _ font: PDFDictionary, _ number: Int?, _ use: ContentSurvey.FontUse, _ inspection: inout Inspection
  ) {
    guard !use.codes.isEmpty else { return }
    guard let stream = inspection.file.resolve(font["ToUnicode"]).stream,
      let bytes = inspection.decode(stream), let map = UnicodeMap(bytes)
    else {
      return inspection.report(
        .textMapping, object: number, page: use.page, "The font has no sound /ToUnicode map.")
    }
    let mapNumber = font["ToUnicode"]?.reference?.number
    for code in use.codes.sorted() {
      guard let text = map.texts[code], !text.isEmpty else {
        inspection.report(
          .textMapping, object: mapNumber, page: use.page,
          "Code \(hex(code)) is shown but stands for no text.")
        continue
      }
      if text.contains(where: { $0 == 0 || $0 == 0xfeff || $0 == 0xfffe }) {
        inspection.report(
          .textValues, object: mapNumber, page: use.page,
          "Code \(hex(code)) stands for U+0000, U+FEFF or U+FFFE.")
      }
      let isPrivate = String(decoding: text, as: UTF16.self).unicodeScalars.contains {
        $0.properties.generalCategory == .privateUse
      }
      if isPrivate, use.bareCodes.contains(code) {
        inspection.report(
          .privateUse, object: mapNumber, page: use.page,
          "Code \(hex(code)) stands for a private character and is shown without /ActualText.")
      }
    }
  }

  static func hex(_ code: Int) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return "<" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
