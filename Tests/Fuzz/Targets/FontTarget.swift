import Fonts
import Foundation

/// Font files: a small TrueType and a small CFF font, both cut from the system's by our own cutters.
public struct FontTarget: FuzzTarget {
  public static let name = "font"
  public let seeds: [[UInt8]]
  public let words = [
    "glyf", "loca", "CFF ", "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "OTTO", "ttcf",
  ]
  private let folder: URL

  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "trao-fuzz-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let fonts = try FontLibrary()
    let whole = try fonts.face(family: "Liberation Serif").path
    seeds = [[UInt8](try Data(contentsOf: URL(filePath: whole)))]
  }

  public func read(_ input: [UInt8]) {
    let file = folder.appending(path: "font.ttf")
    guard (try? Data(input).write(to: file)) != nil,
      let library = try? FontLibrary(directories: [folder.path(percentEncoded: false)]),
      let face = try? library.face(family: "Liberation Serif")
    else { return }
    var subset = FontSubset(of: face)
    for character in "Quảng Ninh 2023" {
      let text = Array(String(character).utf8)
      for glyph in face.shape(String(character), script: .latin, language: "vi") {
        _ = face.outlineBounds(of: glyph.id)
        _ = try? subset.append(glyph.id, text: text.span)
      }
    }
    _ = try? subset.program()
  }
}
