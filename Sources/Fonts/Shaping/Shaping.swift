internal import CHarfBuzz

extension Face {
  /// The version of HarfBuzz, on which glyphs and positions depend.
  public static var shaperVersion: String { unsafe String(cString: hb_version_string()) }

  /// Turns text of one script and language, set from left to right, into glyphs in visual order.
  ///
  /// Characters without an own picture (variation selectors that the face lacks, joiners, soft hyphens) make
  /// no glyph; their bytes belong to the range of a neighbour. A character that the face lacks becomes glyph
  /// 0. The language (BCP 47) decides between the Japanese and Chinese forms of one ideograph.
  public func shape(
    _ text: String, script: Script, language: String, features: [FontFeature] = []
  ) -> [Glyph] {
    ShapingBuffer.borrow { buffer in
      let buffer = unsafe buffer.handle
      var text = text
      let byteCount = text.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
          let count = Int32(characters.count)
          unsafe hb_buffer_add_utf8(buffer, characters.baseAddress, count, 0, count)
        }
        return bytes.count
      }
      unsafe hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
      unsafe hb_buffer_set_script(buffer, hb_script_t(rawValue: script.tag))
      unsafe hb_buffer_set_language(buffer, hb_language_from_string(language, -1))
      unsafe hb_buffer_set_flags(
        buffer,
        hb_buffer_flags_t(
          HB_BUFFER_FLAG_BOT.rawValue | HB_BUFFER_FLAG_EOT.rawValue
            | HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES.rawValue))
      let settings = features.map { feature in
        hb_feature_t(
          tag: FontTag(feature.tag).value, value: UInt32(max(0, feature.value)), start: 0, end: .max)
      }
      unsafe hb_shape(font.font, buffer, settings, UInt32(settings.count))
      return unsafe glyphs(of: buffer, text: text, byteCount: byteCount)
    }
  }

  /// Shapes text into a run of a size in points.
  public func run(
    _ text: String, size: Double, script: Script, language: String, features: [FontFeature] = []
  ) -> GlyphRun {
    GlyphRun(
      face: self, size: size, language: language, text: text,
      glyphs: shape(text, script: script, language: language, features: features))
  }

  private func glyphs(of buffer: OpaquePointer, text: String, byteCount: Int) -> [Glyph] {
    var count: UInt32 = 0
    guard let infos = unsafe hb_buffer_get_glyph_infos(buffer, &count),
      let positions = unsafe hb_buffer_get_glyph_positions(buffer, &count)
    else { return [] }
    let em = Double(unitsPerEm)
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(Int(count))
    var first = 0
    while first < Int(count) {
      let start = unsafe Int(infos[first].cluster)
      var last = first
      while last + 1 < Int(count), unsafe Int(infos[last + 1].cluster) == start { last += 1 }
      let end = last + 1 < Int(count) ? unsafe Int(infos[last + 1].cluster) : byteCount
      for place in first...last {
        let position = unsafe positions[place]
        glyphs.append(
          Glyph(
            id: unsafe infos[place].codepoint, advance: Double(position.x_advance) / em,
            dx: Double(position.x_offset) / em, dy: Double(position.y_offset) / em,
            text: place == first ? start..<end : end..<end))
      }
      first = last + 1
    }
    return glyphs
  }
}
