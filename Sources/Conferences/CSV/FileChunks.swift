import Foundation

/// The bytes of a file, a chunk at a time, so that a file of any size is refused before it is held.
enum FileChunks {
  /// A source for ``CSVReader``.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where there is no readable file.
  static func of(_ url: URL) throws(ConferenceError) -> () throws -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue,
      let handle = try? FileHandle(forReadingFrom: url)
    else {
      throw ConferenceError(
        .noSuchRecord, "there is no readable file \(url.path)", remedy: "check the name and who may read it")
    }
    return { [UInt8](try handle.read(upToCount: 65_536) ?? Data()) }
  }
}
