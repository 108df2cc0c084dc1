import Digests
public import Foundation
import Spreadsheets

/// A file that comes in, in memory.
public struct ImportFile: Sendable {
  /// What faults call it.
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }

  /// Reads a file. Of one that is too large only so much is read that this can be told.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where there is no readable file.
  public init(_ url: URL) throws(ConferenceError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue,
      let handle = try? FileHandle(forReadingFrom: url),
      let data = try? handle.read(upToCount: TableLimits().csv.byteCount + 1) ?? Data()
    else {
      throw ConferenceError(
        .noSuchRecord, "there is no readable file \(url.path)", remedy: "check the name and who may read it")
    }
    self.init(name: url.lastPathComponent, bytes: Array(data))
  }

  /// What it holds, in whatever encoding and form it is.
  ///
  /// - Throws: ``InputFaults`` where it is no table.
  func table(_ options: TableOptions = TableOptions()) throws(InputFaults) -> Table {
    do throws(TableProblem) {
      return try Table(reading: bytes, named: name, options)
    } catch {
      throw InputFaults([
        InputFault(file: name, line: 1, column: "file", message: error.message, remedy: error.remedy)
      ])
    }
  }

  /// SHA-256 of the bytes, in hexadecimal.
  public var sha256: String { SHA256.hash(bytes).hex }
}
