internal import Fonts
internal import Graphics

extension PageBuilder {
  /// Writes the operators of a run.
  ///
  /// Readers move the pen by the font's whole-number widths; wherever the true position differs by half a
  /// unit or more (kerning, justification, fractions of units), an adjustment brings the pen back, so that no
  /// error adds up.
  mutating func show(
    _ placed: PlacedRun, colour: Colour, actualText: String? = nil, isInSpan: Bool = false
  ) throws(PDFError) {
    let run = placed.run
    guard !run.glyphs.isEmpty else { return }
    let size = try Coordinate.check(run.size)
    let origin = space.apply(placed.baseline)
    let x = try Coordinate.check(origin.x)
    let y = try Coordinate.check(origin.y)
    // What is no part of the document has neither language nor text.
    let isInSpan = isInSpan || isInArtifact
    let actualText = actualText ?? run.text.ofPrivateUse
    let needsSpan = !isInSpan && (actualText != nil || run.language != structure.currentLanguage)
    if needsSpan { beginSpan(language: run.language, actualText: actualText) }
    try setFill(.colour(colour), matrix: .identity)
    setOpacity(Opacity(fill: 1, stroke: state.opacity.stroke))
    content.append(placed.isUpsideDown ? "BT -1 0 0 -1 " : "BT ")
    content.append(x)
    content.append(" ")
    content.append(y)
    content.append(placed.isUpsideDown ? " Tm" : " Td")
    try showGlyphs(of: run, size: size, isInSpan: isInSpan || actualText != nil)
    content.append(" ET\n")
    if needsSpan { content.append("EMC\n") }
  }

  private mutating func showGlyphs(of run: GlyphRun, size: Double, isInSpan: Bool) throws(PDFError) {
    let text = run.text.utf8Span.span
    var places = fonts.places(of: run.face)
    var string = TextString()
    var pen = 0.0
    /// The cluster's first glyph has all its text; the others stand in a span without any.
    var isContinuing = false
    for glyph in run.glyphs {
      try DocumentFonts.check(glyph, of: run)
      let continues = glyph.text.isEmpty && !isInSpan
      if continues != isContinuing {
        string.close(&content)
        if continues {
          beginSpan(language: structure.currentLanguage, actualText: "")
        } else {
          content.append(" EMC\n")
        }
        isContinuing = continues
      }
      let bytes = text.extracting(glyph.text)
      let (font, code) = try fonts.code(of: glyph.id, text: bytes, face: run.face, &places)
      if font != state.font || size != state.fontSize { setFont(font, size: size, &string) }
      string.setRise(glyph.dy * size, &content)
      string.moveTo((pen + glyph.dx) * 1000, &content)
      string.add(code, width: fonts.width(font, code), &content)
      pen += glyph.advance
    }
    string.close(&content)
    if isContinuing { content.append(" EMC\n") }
    string.setRise(0, &content)
  }

  private mutating func setFont(_ font: Int, size: Double, _ string: inout TextString) {
    string.close(&content)
    content.append(" /F")
    content.append(font)
    content.append(" ")
    content.append(size, decimals: 3)
    content.append(" Tf")
    state.font = font
    state.fontSize = size
  }
}

extension String {
  /// The text itself if it holds characters that only its font gives a meaning; PDF/A asks for an actual text
  /// then, even if it is the same (ISO 19005-2, 6.2.11.7.3).
  fileprivate var ofPrivateUse: String? {
    // In UTF-8 these characters begin with EE, EF or F3 and above, which is rare.
    guard utf8.contains(where: { $0 >= 0xee }) else { return nil }
    return unicodeScalars.contains { $0.properties.generalCategory == .privateUse } ? self : nil
  }
}

/// The operand of a `TJ` operator: strings of codes with adjustments between them.
private struct TextString {
  private var isOpen = false
  private var isInString = false
  private var rise = 0.0
  /// Where the reader's pen is, in thousandths of an em from the run's beginning.
  private var pen = 0.0

  mutating func moveTo(_ position: Double, _ content: inout PDFBytes) {
    let gap = position - pen
    guard abs(gap) >= 0.5 else { return }
    let adjustment = Int(gap.rounded())
    open(&content)
    if isInString {
      content.append(")")
      isInString = false
    }
    content.append(-adjustment)
    pen += Double(adjustment)
  }

  @inline(__always)
  mutating func add(_ code: UInt16, width: Int, _ content: inout PDFBytes) {
    if !isInString {
      open(&content)
      content.append("(")
      isInString = true
    }
    content.append(escaping: UInt8(truncatingIfNeeded: code >> 8))
    content.append(escaping: UInt8(truncatingIfNeeded: code))
    pen += Double(width)
  }

  mutating func setRise(_ next: Double, _ content: inout PDFBytes) {
    guard next != rise else { return }
    close(&content)
    content.append(" ")
    content.append(next, decimals: 3)
    content.append(" Ts")
    rise = next
  }

  private mutating func open(_ content: inout PDFBytes) {
    guard !isOpen else { return }
    content.append("[")
    isOpen = true
  }

  mutating func close(_ content: inout PDFBytes) {
    if isInString { content.append(")") }
    if isOpen { content.append("]TJ") }
    isInString = false
    isOpen = false
  }
}
