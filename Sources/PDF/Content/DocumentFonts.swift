internal import Fonts

/// The fonts of a document: those of its plate, which stay as they are, and its own for what the plate lacks.
struct DocumentFonts: Sendable {
  let plate: [FontSubset]
  private(set) var own: [FontSubset] = []

  init(plate: [FontSubset]) {
    self.plate = plate
  }

  /// The places of a face among the plate's and the document's own fonts; -1 where it is not among them.
  struct Places {
    let plate: Int
    var own: Int
  }

  func places(of face: Face) -> Places {
    Places(plate: DocumentFonts.place(of: face, in: plate), own: DocumentFonts.place(of: face, in: own))
  }

  /// By index, for handing a subset to a closure would count references to all its parts.
  private static func place(of face: Face, in subsets: [FontSubset]) -> Int {
    for index in subsets.indices where subsets[index].face == face { return index }
    return -1
  }

  /// The font resource and the code of a glyph; the glyph is added to the document's own fonts when it is in
  /// none.
  @inline(__always)
  mutating func code(
    of glyph: UInt32, text: Span<UInt8>, face: Face, _ places: inout Places
  ) throws(PDFError) -> (font: Int, code: UInt16) {
    if places.plate >= 0, let code = plate[places.plate].code(of: glyph, text: text) {
      return (places.plate, code)
    }
    if places.own < 0 {
      places.own = own.count
      own.append(FontSubset(of: face))
    }
    let font = plate.count + places.own
    if let code = own[places.own].code(of: glyph, text: text) { return (font, code) }
    do throws(FontError) {
      return (font, try own[places.own].append(glyph, text: text))
    } catch {
      throw .font(error)
    }
  }

  /// Adds the glyphs of a run.
  mutating func include(_ run: GlyphRun) throws(PDFError) {
    var places = places(of: run.face)
    let text = run.text.utf8Span.span
    for glyph in run.glyphs {
      try DocumentFonts.check(glyph, of: run)
      _ = try code(of: glyph.id, text: text.extracting(glyph.text), face: run.face, &places)
    }
  }

  /// Throws for a glyph that must not or cannot be written.
  static func check(_ glyph: Glyph, of run: GlyphRun) throws(PDFError) {
    guard glyph.id != 0 else {
      throw .missingGlyph(character: run.missing ?? " ", font: run.face.name, text: run.text)
    }
    precondition(glyph.text.upperBound <= run.text.utf8.count, "the glyph's text lies outside its run's")
    _ = try Coordinate.check(glyph.advance)
    _ = try Coordinate.check(glyph.dx)
    _ = try Coordinate.check(glyph.dy)
  }

  /// The width that readers give a code, in thousandths of an em.
  @inline(__always)
  func width(_ font: Int, _ code: UInt16) -> Int {
    font < plate.count ? plate[font].widths[Int(code)] : own[font - plate.count].widths[Int(code)]
  }
}
