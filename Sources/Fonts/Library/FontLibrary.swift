internal import Foundation
internal import Synchronization

/// The fonts of this machine, by family and style.
///
/// Folders are read at the first question; only the name tables of the files are touched. Each file is mapped
/// once, and the same face is the same object every time. Where two files hold the same face, the earlier
/// folder wins, in a folder the earlier path.
public struct FontLibrary: Sendable {
  /// The user's fonts, the machine's own, the distribution's.
  public static var systemDirectories: [String] {
    [
      FileManager.default.homeDirectoryForCurrentUser.path + "/.local/share/fonts",
      "/usr/local/share/fonts", "/usr/share/fonts",
    ]
  }

  private final class Shelf: Sendable {
    struct Contents {
      var entries: [FontEntry]?
      var files: [String: FontFile] = [:]
      var faces: [FontEntry: Face] = [:]
    }
    let contents = Mutex(Contents())
  }

  /// The folders searched, subfolders included.
  public let directories: [String]
  private let shelf = Shelf()

  /// - Throws: `noFolder` when none of the folders exists. Those that do not exist are passed over.
  public init(directories: [String] = FontLibrary.systemDirectories) throws(FontError) {
    let present = directories.filter { path in
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
    guard !present.isEmpty else { throw .noFolder(directories) }
    self.directories = present
  }

  /// The face of a family in a style.
  ///
  /// East Asian families have no italic: their upright face stands in for it, as is the custom.
  public func face(family: String, bold: Bool = false, italic: Bool = false) throws(FontError) -> Face {
    try shelf.contents.withLock { contents throws(FontError) in
      if contents.entries == nil { contents.entries = FontEntry.scan(directories) }
      let entries = contents.entries ?? []
      let styles = entries.filter { $0.family == family }
      guard !styles.isEmpty else { throw noSuchFamily(family, among: entries) }
      if let entry = styles.first(where: { $0.isBold == bold && $0.isItalic == italic }) {
        return try FontLibrary.open(entry, in: &contents)
      }
      if italic, let entry = styles.first(where: { $0.isBold == bold && !$0.isItalic }) {
        let upright = try FontLibrary.open(entry, in: &contents)
        if upright.glyph(for: "一") != nil { return upright }
      }
      throw .noSuchStyle(
        family: family, style: FontEntry.styleName(bold: bold, italic: italic),
        available: Set(styles.map(\.styleName)).sorted(), package: FontLibrary.package(of: family))
    }
  }

  private static func open(_ entry: FontEntry, in contents: inout Shelf.Contents) throws(FontError) -> Face {
    if let face = contents.faces[entry] { return face }
    let file: FontFile
    if let open = contents.files[entry.path] {
      file = open
    } else {
      file = try FontFile(path: entry.path)
      contents.files[entry.path] = file
    }
    let face = try Face(file: file, index: entry.index)
    contents.faces[entry] = face
    return face
  }

  private func noSuchFamily(_ family: String, among entries: [FontEntry]) -> FontError {
    let word = family.prefix { $0 != " " }.lowercased()
    let similar = Set(entries.map(\.family)).filter { $0.lowercased().hasPrefix(word) }.sorted()
    return .noSuchFamily(
      family, folders: directories, package: FontLibrary.package(of: family),
      similar: Array(similar.prefix(8)))
  }

  /// The Debian 12 package of a family.
  private static func package(of family: String) -> String? {
    let packages = [
      ("Liberation ", "fonts-liberation2"), ("Noto Serif CJK ", "fonts-noto-cjk"),
      ("Noto Sans CJK ", "fonts-noto-cjk"), ("Noto Sans Mono CJK ", "fonts-noto-cjk"),
      ("Noto ", "fonts-noto-core"), ("DejaVu ", "fonts-dejavu-core"), ("IPAex", "fonts-ipaexfont"),
      ("Linux Libertine ", "fonts-linuxlibertine"), ("Linux Biolinum ", "fonts-linuxlibertine"),
    ]
    return packages.first { family.hasPrefix($0.0) }?.1
  }
}
