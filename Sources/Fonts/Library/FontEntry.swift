internal import Foundation

/// A face found in a folder, not opened yet.
struct FontEntry: Hashable, Sendable {
  let path: String
  let index: Int
  let family: String
  let isBold: Bool
  let isItalic: Bool

  var styleName: String { FontEntry.styleName(bold: isBold, italic: isItalic) }

  static func styleName(bold: Bool, italic: Bool) -> String {
    switch (bold, italic) {
    case (false, false): "regular"
    case (true, false): "bold"
    case (false, true): "italic"
    case (true, true): "bold italic"
    }
  }

  /// All faces in the folders, in a fixed order. Files that are no sound fonts are passed over: they harm
  /// nobody until somebody asks for what they should have held.
  static func scan(_ directories: [String]) -> [FontEntry] {
    var entries: [FontEntry] = []
    for directory in directories { scan(directory, depth: 0, into: &entries) }
    return entries
  }

  /// Deeper folders than this are taken for a loop of links.
  private static let deepest = 8

  private static func scan(_ directory: String, depth: Int, into entries: inout [FontEntry]) {
    guard depth < deepest, let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      return
    }
    for name in names.sorted() {
      let path = directory + "/" + name
      switch (name as NSString).pathExtension.lowercased() {
      case "ttf", "otf", "ttc", "otc": entries += faces(in: path)
      case "": scan(path, depth: depth + 1, into: &entries)
      default: continue
      }
    }
  }

  private static func faces(in path: String) -> [FontEntry] {
    guard let file = try? FontFile(path: path) else { return [] }
    return (0..<file.faceCount).compactMap { index in
      let font = HarfBuzzFont(file: file, index: index)
      guard let identity = try? FaceIdentity(font: font, path: path) else { return nil }
      return FontEntry(
        path: path, index: index, family: identity.family, isBold: identity.isBold,
        isItalic: identity.isItalic)
    }
  }
}
