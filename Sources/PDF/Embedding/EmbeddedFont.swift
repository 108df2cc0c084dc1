internal import Fonts

/// The objects of an embedded font (ISO 32000-1, 9.7: a composite font with two-byte codes).
enum EmbeddedFont {
  /// Writes the five objects and returns the number of the first, which resources refer to.
  static func write(_ subset: FontSubset, to objects: inout ObjectWriter) throws(PDFError) -> Int {
    let program: [UInt8]
    do throws(FontError) {
      program = try subset.program()
    } catch {
      throw .font(error)
    }
    let face = subset.face
    let name = "\(subset.tag)+\(face.name)"
    let font = objects.allocate()
    let descendant = objects.allocate()
    let descriptor = objects.allocate()
    let unicode = objects.allocate()
    let file = objects.allocate()

    objects.begin(font)
    objects.out.append("<</Type/Font/Subtype/Type0/BaseFont/")
    objects.out.append(utf8: name)
    // The name of a composite font over CFF ends with that of its encoding.
    if face.isCFF { objects.out.append("-Identity-H") }
    objects.out.append("/Encoding/Identity-H/DescendantFonts[")
    objects.out.append(reference: descendant)
    objects.out.append("]/ToUnicode ")
    objects.out.append(reference: unicode)
    objects.out.append(">>")
    objects.end()

    objects.begin(descendant)
    objects.out.append("<</Type/Font/Subtype/")
    objects.out.append(face.isCFF ? "CIDFontType0" : "CIDFontType2/CIDToGIDMap/Identity")
    objects.out.append("/BaseFont/")
    objects.out.append(utf8: name)
    objects.out.append("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ")
    objects.out.append(reference: descriptor)
    writeWidths(subset.widths, to: &objects.out)
    objects.out.append(">>")
    objects.end()

    objects.begin(descriptor)
    objects.out.append("<</Type/FontDescriptor/FontName/")
    objects.out.append(utf8: name)
    writeMeasures(of: face, to: &objects.out)
    objects.out.append(face.isCFF ? "/FontFile3 " : "/FontFile2 ")
    objects.out.append(reference: file)
    objects.out.append(">>")
    objects.end()

    objects.stream(unicode, ToUnicode.map(of: subset))
    objects.stream(file, program) { out in
      if face.isCFF {
        out.append("/Subtype/CIDFontType0C")
      } else {
        out.append("/Length1 ")
        out.append(program.count)
      }
    }
    return font
  }

  /// Most East Asian glyphs are an em wide, so that is the default.
  private static func writeWidths(_ widths: [Int], to out: inout PDFBytes) {
    out.append("/DW 1000/W[0[")
    for (code, width) in widths.enumerated() {
      if code > 0 { out.append(" ") }
      out.append(width)
    }
    out.append("]]")
  }

  private static func writeMeasures(of face: Face, to out: inout PDFBytes) {
    // Bit 1: fixed pitch; bit 3: not limited to the standard Latin characters; bit 7: italic.
    out.append("/Flags ")
    out.append(4 + (face.isFixedPitch ? 1 : 0) + (face.isItalic ? 64 : 0))
    let box = face.boundingBox
    out.append("/FontBBox[")
    for (place, edge) in [box.left, -box.bottom, box.right, -box.top].enumerated() {
      if place > 0 { out.append(" ") }
      out.append(Int((edge * 1000).rounded()))
    }
    out.append("]/ItalicAngle ")
    out.append(face.italicAngle)
    out.append("/Ascent ")
    out.append(Int((face.ascent * 1000).rounded()))
    out.append("/Descent ")
    out.append(Int((-face.descent * 1000).rounded()))
    out.append("/CapHeight ")
    out.append(Int((face.capHeight * 1000).rounded()))
    // No font file states the thickness of its stems; this estimate from the weight is what PDF writers use.
    out.append("/StemV ")
    out.append(50 + face.weight * face.weight / 4225)
  }
}
