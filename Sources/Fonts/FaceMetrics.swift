internal import CHarfBuzz

/// The measures of a face, in em.
struct FaceMetrics: Sendable {
  let ascent: Double
  let descent: Double
  let lineGap: Double
  let capHeight: Double
  let xHeight: Double
  let underlineOffset: Double
  let underlineThickness: Double
  let italicAngle: Double
  let weight: Int
  let isFixedPitch: Bool
  let boundingBox: GlyphBox

  init(font: HarfBuzzFont, unitsPerEm: Int, path: String) throws(FontError) {
    let em = Double(unitsPerEm)
    func position(_ metric: hb_ot_metrics_tag_t) -> Double? {
      var value: Int32 = 0
      return unsafe hb_ot_metrics_get_position(font.font, metric, &value) != 0 ? Double(value) / em : nil
    }
    var extents = hb_font_extents_t()
    unsafe hb_font_get_h_extents(font.font, &extents)
    ascent = Double(extents.ascender) / em
    descent = -Double(extents.descender) / em
    lineGap = Double(extents.line_gap) / em
    // Fonts older than OS/2 version 2 state neither height; these are the usual proportions.
    capHeight = position(HB_OT_METRICS_TAG_CAP_HEIGHT) ?? 0.7
    xHeight = position(HB_OT_METRICS_TAG_X_HEIGHT) ?? 0.5
    underlineOffset = -(position(HB_OT_METRICS_TAG_UNDERLINE_OFFSET) ?? -0.1)
    underlineThickness = position(HB_OT_METRICS_TAG_UNDERLINE_SIZE) ?? 0.05

    let post = unsafe FontTable("post", of: font.face, path: path)
    italicAngle = post.isEmpty ? 0 : try Double(Int32(truncatingIfNeeded: post.u32(4))) / 65536
    isFixedPitch = post.isEmpty ? false : try post.u32(12) != 0
    let os2 = unsafe FontTable("OS/2", of: font.face, path: path)
    weight = os2.isEmpty ? 400 : try os2.u16(4)
    let head = unsafe FontTable("head", of: font.face, path: path)
    boundingBox = GlyphBox(
      left: try Double(head.i16(36)) / em, top: try -Double(head.i16(42)) / em,
      right: try Double(head.i16(40)) / em, bottom: try -Double(head.i16(38)) / em)
  }
}
