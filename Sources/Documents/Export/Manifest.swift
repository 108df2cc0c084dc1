internal import Foundation

/// What an export holds: written last, so that a folder with a manifest is complete.
struct Manifest: Encodable {
  struct Entry: Encodable {
    let file: String
    let kind: String
    let language: String
    /// As printed; absent for papers without one.
    let number: String?
    let dated: String
    /// The guest's external identifier or the project's code: no personal names.
    let subject: String
    /// The session's code, where the paper is about one session.
    let session: String?
    let id: String
    let pages: Int
    let bytes: Int
    let sha256: String
  }

  static let fileName = "manifest.json"

  let conference: String
  var documents: [Entry] = []

  /// The documents that the manifest in a folder lists, by their random identifiers; none where there is none.
  ///
  /// - Throws: ``DocumentError`` `.cannotWrite` for a file of that name that no export wrote: it is not replaced.
  static func identifiers(in folder: String) throws(DocumentError) -> Set<String> {
    struct Listed: Decodable {
      struct Entry: Decodable { let id: String }
      let documents: [Entry]
    }
    let path = DocumentExport.path(folder, fileName)
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    do {
      let listed = try JSONDecoder().decode(Listed.self, from: Data(contentsOf: URL(filePath: path)))
      return Set(listed.documents.map(\.id))
    } catch {
      throw .cannotWrite(
        path: path, reason: "it is no manifest of an export; export to an empty folder", isFull: false)
    }
  }

  /// The same entries give the same bytes.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
