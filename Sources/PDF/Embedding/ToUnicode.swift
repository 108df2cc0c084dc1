internal import Fonts

/// The map from codes back to text (ISO 32000-1, 9.10.3; Adobe Technical Note 5411).
enum ToUnicode {
  /// Glyphs that continue a cluster have no text of their own, and the content says so with an empty
  /// `/ActualText`. The map must name something for them; a zero-width space does least harm where a reader
  /// ignores the former.
  private static let nothing: UInt16 = 0x200b

  /// A CMap file: one line for each code, at most 100 in a block.
  static func map(of subset: FontSubset) -> [UInt8] {
    var out = PDFBytes()
    out.reserve(400 + subset.count * 16)
    out.append(
      """
      /CIDInit/ProcSet findresource begin 12 dict begin begincmap
      /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
      /CMapName/Adobe-Identity-UCS def/CMapType 2 def
      1 begincodespacerange<0000><FFFF>endcodespacerange

      """)
    var code = 1
    while code <= subset.count {
      let end = min(code + 100, subset.count + 1)
      out.append(end - code)
      out.append(" beginbfchar\n")
      while code < end {
        out.append("<")
        out.append(hexadecimal: UInt16(code))
        out.append("><")
        let text = subset.text(of: code)
        if text.isEmpty { out.append(hexadecimal: nothing) }
        for unit in String(decoding: text, as: UTF8.self).utf16 { out.append(hexadecimal: unit) }
        out.append(">\n")
        code += 1
      }
      out.append("endbfchar\n")
    }
    out.append("endcmap CMapName currentdict/CMap defineresource pop end end")
    return out.bytes
  }
}
