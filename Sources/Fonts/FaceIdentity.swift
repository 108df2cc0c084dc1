internal import CHarfBuzz

/// The names of a face, read without touching its outlines.
struct FaceIdentity {
  let postScriptName: String
  /// Name 1: the family in which a face is one of regular, bold, italic, bold italic.
  let family: String
  let isBold: Bool
  let isItalic: Bool

  /// Numbers of names in the table `name`.
  private static let familyNameNumber: UInt32 = 1
  private static let postScriptNameNumber: UInt32 = 6

  init(font: HarfBuzzFont, path: String) throws(FontError) {
    // macStyle: bit 0 bold, bit 1 italic (OpenType, table `head`).
    let style = try unsafe FontTable("head", of: font.face, path: path).u16(44)
    isBold = style & 1 != 0
    isItalic = style & 2 != 0
    family = FaceIdentity.name(FaceIdentity.familyNameNumber, of: font)
    postScriptName = FaceIdentity.name(FaceIdentity.postScriptNameNumber, of: font)
    guard !family.isEmpty, FaceIdentity.isPostScriptName(postScriptName) else {
      throw .damaged(path: path, table: "name")
    }
  }

  /// A name of the face in English.
  private static func name(_ number: UInt32, of font: HarfBuzzFont) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    var length = UInt32(buffer.count)
    unsafe hb_ot_name_get_utf8(font.face, number, nil, &length, &buffer)
    return String(decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The format allows printable ASCII without the delimiters of PostScript, so the name may stand in a PDF
  /// as it is.
  private static func isPostScriptName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 127
      && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !"[](){}<>/%#".utf8.contains($0) }
  }
}
