import CHarfBuzz

/// Outlines as HarfBuzz draws them: the judge of our own cutting.
final class OutlineReader {
  private let face: OpaquePointer
  private let font: OpaquePointer
  private let functions: OpaquePointer

  /// Opens a font file in memory.
  init(_ bytes: [UInt8]) {
    let blob = bytes.withUnsafeBytes { buffer in
      hb_blob_create(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(buffer.count),
        HB_MEMORY_MODE_DUPLICATE, nil, nil)
    }
    face = hb_face_create(blob, 0)
    hb_blob_destroy(blob)
    font = hb_font_create(face)
    functions = OutlineReader.makeFunctions()
  }

  /// Opens a face of a file.
  init(path: String, index: Int) {
    let blob = hb_blob_create_from_file(path)
    face = hb_face_create(blob, UInt32(index))
    hb_blob_destroy(blob)
    font = hb_font_create(face)
    functions = OutlineReader.makeFunctions()
  }

  deinit {
    hb_draw_funcs_destroy(functions)
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  var glyphCount: Int { Int(hb_face_get_glyph_count(face)) }

  func advance(of glyph: UInt32) -> Int { Int(hb_font_get_glyph_h_advance(font, glyph)) }

  /// Each step of the pen: its kind and its coordinates in font units.
  func outline(of glyph: UInt32) -> [[Float]] {
    var steps = Steps()
    withUnsafeMutablePointer(to: &steps) { hb_font_get_glyph_shape(font, glyph, functions, $0) }
    return steps.values
  }

  func table(_ name: String) -> [UInt8] {
    let blob = hb_face_reference_table(face, name.utf8.reduce(0) { $0 << 8 | UInt32($1) })
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let start = hb_blob_get_data(blob, &length) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(length)))
  }

  private struct Steps { var values: [[Float]] = [] }

  private static func append(_ data: UnsafeMutableRawPointer?, _ step: [Float]) {
    data?.assumingMemoryBound(to: Steps.self).pointee.values.append(step)
  }

  private static func makeFunctions() -> OpaquePointer {
    let functions: OpaquePointer = hb_draw_funcs_create()
    hb_draw_funcs_set_move_to_func(
      functions, { _, data, _, x, y, _ in OutlineReader.append(data, [0, x, y]) }, nil, nil)
    hb_draw_funcs_set_line_to_func(
      functions, { _, data, _, x, y, _ in OutlineReader.append(data, [1, x, y]) }, nil, nil)
    hb_draw_funcs_set_quadratic_to_func(
      functions, { _, data, _, cx, cy, x, y, _ in OutlineReader.append(data, [2, cx, cy, x, y]) }, nil, nil)
    hb_draw_funcs_set_cubic_to_func(
      functions,
      { _, data, _, ax, ay, bx, by, x, y, _ in OutlineReader.append(data, [3, ax, ay, bx, by, x, y]) },
      nil, nil)
    hb_draw_funcs_set_close_path_func(
      functions, { _, data, _, _ in OutlineReader.append(data, [4]) }, nil, nil)
    return functions
  }
}
