internal import CHarfBuzz

/// HarfBuzz's view of a face, at a scale of one unit of the font's own grid.
///
/// `@safe`: the handles are owned by this object alone and valid as long as it.
/// `@unchecked Sendable`: both objects are made immutable before anybody else sees them. HarfBuzz promises
/// that immutable faces and fonts may be used by any number of threads (its inner caches are lock-free and
/// atomic), and their reference counts are atomic.
@safe final class HarfBuzzFont: @unchecked Sendable {
  let face: OpaquePointer
  let font: OpaquePointer
  /// Keeps the mapping alive.
  private let file: FontFile

  init(file: FontFile, index: Int) {
    self.file = file
    unsafe face = hb_face_create(file.blob.handle, UInt32(index))
    unsafe font = hb_font_create(face)
    let unitsPerEm = unsafe Int32(hb_face_get_upem(face))
    unsafe hb_font_set_scale(font, unitsPerEm, unitsPerEm)
    unsafe hb_face_make_immutable(face)
    unsafe hb_font_make_immutable(font)
  }

  deinit {
    unsafe hb_font_destroy(font)
    unsafe hb_face_destroy(face)
  }
}
