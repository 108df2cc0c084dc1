internal import Files
internal import Foundation
internal import StrictYAML

/// The templates there are: those that come with Trao, and the committee's own.
public struct TemplateLibrary: Sendable {
  /// Where a template comes from.
  public enum Origin: Hashable, Sendable {
    case builtIn
    /// A folder of the committee's; it may stand in the place of a built-in one.
    case folder(String)
  }

  /// A template that was found; nothing is known yet about whether it is any good.
  public struct Entry: Sendable {
    public let source: TemplateSource
    public let origin: Origin
  }

  private let folder: String?

  /// - Parameter folder: Of the committee's own templates, if there is one.
  public init(folder: String?) {
    self.folder = folder
  }

  /// Whether the committee's folder is there, or none was named.
  public var isFolderThere: Bool {
    folder.map { TemplateShelf.isFolder(URL(filePath: $0, directoryHint: .isDirectory)) } ?? true
  }

  /// All templates, by name. One of the committee's own hides the built-in one of its name.
  /// - Throws: ``TemplateError`` for a folder that can't be read.
  public func all() throws(TemplateError) -> [Entry] {
    var entries: [String: Entry] = [:]
    for name in TemplateSource.builtInNames {
      entries[name] = Entry(source: try TemplateSource.builtIn(name), origin: .builtIn)
    }
    for name in ownNames { entries[name] = try own(name) }
    return entries.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The template of a name, or the one in a folder: what has a slash in it or is a folder is a path.
  /// - Throws: ``NoSuchTemplate``; ``TemplateError`` for a folder that can't be read.
  public func find(_ name: String) throws -> Entry {
    if let own = try own(name) { return own }
    if TemplateSource.builtInNames.contains(name) {
      return Entry(source: try TemplateSource.builtIn(name), origin: .builtIn)
    }
    let path = URL(filePath: name, directoryHint: .isDirectory)
    if TemplateShelf.isFolder(path) {
      return Entry(
        source: try TemplateSource(folder: path.standardizedFileURL), origin: .folder(name))
    }
    if name.contains("/") {
      throw NoSuchTemplate(
        name: name, remedy: "a name with a slash is a folder's: see whether the path is right")
    }
    let known = Set(TemplateSource.builtInNames).union(ownNames)
    throw NoSuchTemplate(name: name, remedy: Remedy.of(name, among: known))
  }

  /// Copies a built-in template into a folder under another name.
  /// - Returns: The new template's folder.
  /// - Throws: ``NoSuchTemplate`` for a name none of them has; `FileError` where something of the new name is there
  ///   already or the folder cannot be written: nothing of it is left.
  public static func copy(_ builtIn: String, as name: String, into folder: String) throws -> String {
    guard TemplateSource.builtInNames.contains(builtIn) else {
      throw NoSuchTemplate(name: builtIn, remedy: Remedy.of(builtIn, among: TemplateSource.builtInNames))
    }
    let source = try TemplateSource.builtIn(builtIn)
    let path = DocumentExport.path(folder, name)
    let files = source.files.sorted { $0.key < $1.key }.map { file, bytes in
      (name: file, bytes: file == LayoutReader.fileName ? Self.renamed(bytes, to: name) : bytes)
    }
    try OutputFolder(path, among: .none).write(files)
    return path
  }

  /// A layout in which the template has another name.
  private static func renamed(_ layout: [UInt8], to name: String) -> [UInt8] {
    var lines = String(decoding: layout, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    if let index = lines.firstIndex(where: { $0.hasPrefix("name:") }) { lines[index] = "name: \(name)" }
    return Array(lines.joined(separator: "\n").utf8)
  }

  private var ownNames: [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { isTemplate(named: $0) }
  }

  private func isTemplate(named name: String) -> Bool {
    guard let folder, !name.contains("/") else { return false }
    let layout = URL(filePath: folder, directoryHint: .isDirectory).appending(path: name)
      .appending(path: LayoutReader.fileName)
    return FileManager.default.fileExists(atPath: layout.path(percentEncoded: false))
  }

  private func own(_ name: String) throws(TemplateError) -> Entry? {
    guard let folder, isTemplate(named: name) else { return nil }
    let path = URL(filePath: folder, directoryHint: .isDirectory).appending(
      path: name, directoryHint: .isDirectory)
    return Entry(
      source: try TemplateSource(folder: path), origin: .folder(path.path(percentEncoded: false)))
  }
}

/// Neither a template nor a folder has the name.
public struct NoSuchTemplate: Error, Hashable, CustomStringConvertible {
  public let name: String
  /// The nearest name, or the names there are.
  public let remedy: String

  /// What is the matter, as a sentence without a full stop.
  public var message: String { "there is no template \(Quotation.quoted(name))" }

  public var description: String { "\(message); \(remedy)" }
}
