internal import Digests
public import Foundation
internal import StrictYAML

/// The files of a template, before anything is read from them.
public struct TemplateSource: Sendable {
  /// No template comes near this size.
  public static let maximumByteCount = 8_000_000

  /// The folder's name, which is the template's.
  public let name: String
  /// `layout.yaml`, `text.<language>.md` and, if there is one, `artwork.svg`.
  public let files: [String: [UInt8]]

  /// A template from files in memory.
  public init(name: String, files: [String: [UInt8]]) {
    self.name = name
    self.files = files
  }

  /// A template from a folder. Other files than a template's own are left alone.
  /// - Throws: ``TemplateError`` where the folder cannot be read.
  public init(folder: URL) throws(TemplateError) {
    let name = folder.lastPathComponent
    var files: [String: [UInt8]] = [:]
    var size = 0
    do {
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      where Self.isPart(file) {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
        size += bytes.count
        guard size <= Self.maximumByteCount else {
          throw TemplateError(file: file, "the template is larger than \(Self.maximumByteCount) bytes")
        }
        files[file] = bytes
      }
    } catch let error as TemplateError {
      throw error
    } catch {
      throw TemplateError(
        file: folder.path, "the folder can't be read; check that it is there and that you may read it")
    }
    self.init(name: name, files: files)
  }

  /// A template that comes with Trao.
  /// - Throws: ``TemplateError`` for a name none of them has.
  public static func builtIn(_ name: String) throws(TemplateError) -> TemplateSource {
    let prefix = "config/templates/\(name)/"
    let files = EmbeddedFiles.all.filter { $0.path.hasPrefix(prefix) }
    guard !files.isEmpty else {
      let remedy =
        NearestName.of(name, among: builtInNames).map { "did you mean \($0)?" }
        ?? "there are \(builtInNames.joined(separator: ", "))"
      throw TemplateError(
        file: "config/templates", "there is no template \(Quotation.quoted(name)); \(remedy)")
    }
    return TemplateSource(
      name: name,
      files: Dictionary(files.map { (String($0.path.dropFirst(prefix.count)), Array($0.text.utf8)) }) { $1 })
  }

  /// The names of the templates that come with Trao, sorted.
  public static var builtInNames: [String] {
    let names = EmbeddedFiles.all.compactMap { file -> String? in
      let parts = file.path.split(separator: "/")
      return parts.count == 4 && parts[3] == "layout.yaml" ? String(parts[2]) : nil
    }
    return names.sorted()
  }

  /// SHA-256 over the template's name and its files in the order of their names, as hexadecimal digits: the
  /// same words, frames and picture have the same hash.
  public var hash: String {
    var hash = SHA256()
    func add(_ bytes: some Collection<UInt8>) {
      hash.update("\(bytes.count):")
      hash.update(bytes)
    }
    add(name.utf8)
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      add(name.utf8)
      add(bytes)
    }
    return hash.finalize().hex
  }

  private static func isPart(_ file: String) -> Bool {
    file == "layout.yaml" || file == "artwork.svg" || file.hasPrefix("text.") && file.hasSuffix(".md")
  }
}
