/// What can be wrong with a font, and what to do about it.
public enum FontError: Error, Hashable, Sendable {
  /// None of the folders to search exists.
  case noFolder([String])
  /// No file in the folders holds the family. `package` is the Debian package that does, when known.
  case noSuchFamily(String, folders: [String], package: String?, similar: [String])
  /// The family is there, this style of it is not.
  case noSuchStyle(family: String, style: String, available: [String], package: String?)
  /// The file cannot be opened or read.
  case unreadable(path: String)
  /// A table of the file breaks the format's rules.
  case damaged(path: String, table: String)
  /// The file is sound but of a kind that cannot be embedded.
  case unsupported(path: String, reason: String)
  /// One embedded font can hold 65,535 glyphs.
  case tooManyGlyphs(font: String)
}

extension FontError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noFolder(let folders):
      "No font folder found; looked for \(folders.joined(separator: ", ")). "
        + "Install fonts or name their folder."
    case .noSuchFamily(let family, let folders, let package, let similar):
      "Font family “\(family)” is not in \(folders.joined(separator: ", "))."
        + (similar.isEmpty ? "" : " Similar: \(similar.joined(separator: ", ")).")
        + (package.map { " Install it with: apt-get install \($0)" } ?? " Install it or name another family.")
    case .noSuchStyle(let family, let style, let available, let package):
      "Font family “\(family)” has no style \(style), only \(available.joined(separator: ", "))."
        + (package.map { " Install it with: apt-get install \($0)" } ?? " Use one of these.")
    case .unreadable(let path):
      "Font file \(path) cannot be read. Check that it exists and its permissions."
    case .damaged(let path, let table):
      "Font file \(path) is damaged in its table “\(table)”. Install it again."
    case .unsupported(let path, let reason):
      "Font file \(path) cannot be embedded: \(reason). Use another font."
    case .tooManyGlyphs(let font):
      "One document uses more than 65,535 glyphs of \(font). Split the document."
    }
  }
}
