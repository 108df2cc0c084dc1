import Foundation

/// Files named on the command line.
enum InputFile {
  /// The file, if it is there and is no folder.
  static func existing(_ path: String) throws -> URL {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.noInput, "there is no such file", where: path, remedy: "see whether the path is right")
    }
    guard !isFolder.boolValue else {
      throw Failure(.noInput, "this is a folder", where: path, remedy: "name a file")
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw Failure(
        .notPermitted, "the file may not be read", where: path, remedy: "see its owner and permissions")
    }
    return URL(filePath: path)
  }

  /// No paper comes near.
  private static let most = 64 << 20

  /// The whole file. Of one that is too large only so much is read that this can be told.
  static func bytes(_ path: String) throws -> [UInt8] {
    let handle = try FileHandle(forReadingFrom: existing(path))
    defer { try? handle.close() }
    let bytes = [UInt8](try handle.read(upToCount: most + 1) ?? Data())
    guard bytes.count <= most else {
      throw Failure(
        .badData, "the file is larger than \(most >> 20) MB", where: path,
        remedy: "see whether it is the right one")
    }
    return bytes
  }
}
