internal import Foundation

/// Where templates are found: the committee's own folder first, then the built-in ones.
struct TemplateShelf: Sendable {
  let folder: String?

  /// The template for a kind and language: the one named `<kind>-<language>`, else the one named `<kind>`.
  ///
  /// - Throws: `TemplateError` for a folder that cannot be read; ``DocumentError`` `.noTemplate`.
  func source(for kind: DocumentKind, _ language: PaperLanguage) throws -> TemplateSource {
    // Papers are never made with built-in templates because those of the committee are out of reach.
    if let folder, !Self.isFolder(URL(filePath: folder, directoryHint: .isDirectory)) {
      throw TemplateError(
        file: folder, "the folder of templates is not there; make it, or name another in documents.templates")
    }
    for name in ["\(kind.rawValue)-\(language.rawValue)", kind.rawValue] {
      if let own = ownFolder(name) { return try TemplateSource(folder: own) }
      if TemplateSource.builtInNames.contains(name) { return try TemplateSource.builtIn(name) }
    }
    throw DocumentError.noTemplate(kind: kind.rawValue, language: language.rawValue)
  }

  private func ownFolder(_ name: String) -> URL? {
    guard let folder else { return nil }
    let own = URL(filePath: folder, directoryHint: .isDirectory).appending(
      path: name, directoryHint: .isDirectory)
    return Self.isFolder(own) ? own : nil
  }

  static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(
      atPath: url.path(percentEncoded: false), isDirectory: &isFolder)
    return exists && isFolder.boolValue
  }
}
