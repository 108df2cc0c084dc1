import CZip
import Foundation

/// The parts of a ZIP archive in memory, read with libzip and never beyond what is allowed.
///
/// `@safe`: the archive is owned by this object alone and valid as long as it.
@safe final class ZipArchive {
  private let archive: OpaquePointer
  private let partLimit: Int
  private var room: Int

  /// - Parameters:
  ///   - bytes: The archive.
  ///   - partLimit: Bytes of one decompressed part.
  ///   - totalLimit: Bytes of all parts that are read.
  /// - Throws: ``TableProblem`` where this is no archive.
  init(_ bytes: [UInt8], partLimit: Int, totalLimit: Int) throws(TableProblem) {
    self.partLimit = partLimit
    room = totalLimit
    guard let archive = unsafe Self.open(bytes) else { throw Self.damaged }
    unsafe self.archive = archive
  }

  deinit { unsafe zip_discard(archive) }

  /// A part, decompressed; nil where there is none of this name.
  func part(_ name: String) throws(TableProblem) -> [UInt8]? {
    // Names of parts do not differ in case alone (ECMA-376, part 2, 6.2.2.3).
    let index = unsafe zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0, let file = unsafe zip_fopen_index(archive, zip_uint64_t(index), 0) else { return nil }
    defer { unsafe zip_fclose(file) }
    // What the archive says of a part's size is only a claim: the bytes are counted as they come.
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Int(zip_fread(file, $0.baseAddress, zip_uint64_t($0.count)))
      }
      guard count >= 0 else { throw Self.damaged }
      guard count > 0 else { return result }
      room -= count
      guard result.count + count <= partLimit, room >= 0 else {
        throw TableProblem("the workbook unpacks to more than is allowed", remedy: "split it")
      }
      result.append(contentsOf: buffer[..<count])
    }
  }

  static let damaged = TableProblem(
    "the workbook is damaged and cannot be unpacked",
    remedy: "open it, save it anew, or save it as “CSV UTF-8”")

  /// The archive in a copy of the bytes, which libzip frees.
  private static func open(_ bytes: [UInt8]) -> OpaquePointer? {
    guard let copy = unsafe malloc(max(1, bytes.count)) else { return nil }
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { unsafe memcpy(copy, start, source.count) }
    }
    guard let source = unsafe zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, nil) else {
      unsafe free(copy)
      return nil
    }
    guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, nil) else {
      unsafe zip_source_free(source)
      return nil
    }
    return unsafe archive
  }
}
