@testable import PDF

extension BrokenFile {
  static let fonts = [
    BrokenFile(
      "no map to text", .textMapping,
      edit: { file in file.set(try file.font("CIDFontType2").composite, "ToUnicode", nil) }),
    BrokenFile(
      "a code without text", .textMapping,
      edit: { file in
        let map = try file.target(file.font("CIDFontType2").composite, "ToUnicode")
        try file.replace("<0001><", with: "<7FF0><", in: map)
      }),
    BrokenFile("a code for U+0000", .textValues, edit: { try $0.mapText("CIDFontType2", to: "0000") }),
    BrokenFile("a code for U+FEFF", .textValues, edit: { try $0.mapText("CIDFontType0", to: "FEFF") }),
    BrokenFile("a private character", .privateUse, edit: { try $0.mapText("CIDFontType2", to: "E000") }),
    BrokenFile(
      "a font that is not embedded", .fontEmbedding,
      edit: { file in
        let font = try file.font("CIDFontType2")
        file.set(try file.target(font.descendant, "FontDescriptor"), "FontFile2", nil)
      }),
    BrokenFile("a wrong width (TrueType)", .fontWidths, edit: { try $0.widen("CIDFontType2") }),
    BrokenFile("a wrong width (CFF)", .fontWidths, edit: { try $0.widen("CIDFontType0") }),
    BrokenFile(
      "no map to glyphs", .fontGlyphMap,
      edit: { file in file.set(try file.font("CIDFontType2").descendant, "CIDToGIDMap", nil) }),
    BrokenFile("a code for .notdef", .missingGlyph, edit: { try $0.mapGlyph(to: 0) }),
    BrokenFile("a code for no glyph", .fontGlyphs, edit: { try $0.mapGlyph(to: 0x7fff) }),
    BrokenFile(
      "no character collection", .fontSystem,
      edit: { file in file.set(try file.font("CIDFontType0").descendant, "CIDSystemInfo", nil) }),
    BrokenFile(
      "an unknown encoding", .fontEncoding,
      edit: { file in file.set(try file.font("CIDFontType2").composite, "Encoding", .name("Foo-H")) }),
    BrokenFile(
      "half a font (TrueType)", .fontProgram,
      edit: { file in
        let font = try file.font("CIDFontType2")
        let program = try file.target(file.target(font.descendant, "FontDescriptor"), "FontFile2")
        try file.editData(program) { $0.removeLast($0.count / 2) }
      }),
    BrokenFile(
      "half a font (CFF)", .fontProgram,
      edit: { file in
        let font = try file.font("CIDFontType0")
        let program = try file.target(file.target(font.descendant, "FontDescriptor"), "FontFile3")
        try file.editData(program) { $0.removeLast($0.count / 2) }
      }),
    BrokenFile(
      "another name in the descriptor", .fontDictionary,
      edit: { file in
        let font = try file.font("CIDFontType2")
        file.set(try file.target(font.descendant, "FontDescriptor"), "FontName", .name("ABCDEF+Other"))
      }),
    BrokenFile(
      "a list of glyphs that is not true", .fontSubset,
      edit: { file in
        let font = try file.font("CIDFontType2")
        file.addStream([:], "x")
        let set = file.nodes.keys.max() ?? 0
        file.set(
          try file.target(font.descendant, "FontDescriptor"), "CIDSet", .reference(PDFReference(set)))
      }),
  ]
}
