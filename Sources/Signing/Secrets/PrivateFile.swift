internal import Foundation

/// A file that only its owner, and perhaps a group, may read: keys, passphrases and PINs.
@safe final class PrivateFile {
  private let descriptor: Int32
  private let path: String

  /// Opens it.
  ///
  /// Files of systemd's credentials are readable for their group, so that much is allowed.
  ///
  /// - Throws: ``SigningError`` `.noSuchFile`; `.exposed` where others may read it, or more than the owner may
  ///   write it, or where it belongs to another user than this one and root.
  init(_ path: String) throws(SigningError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw SigningError(
        .noSuchFile, "the file cannot be read: \(unsafe String(cString: strerror(errno)))", where: path,
        remedy: "see whether the path is right and who may read it")
    }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw SigningError(.noSuchFile, "this is no file", where: path, remedy: "name a file")
    }
    guard facts.st_mode & 0o027 == 0, facts.st_uid == geteuid() || facts.st_uid == 0 else {
      close(descriptor)
      throw SigningError(
        .exposed, "the file holds a secret, and others than its owner may read or change it", where: path,
        remedy:
          "chmod 600 it and give it to the user who runs this; then change the secret, for it may be known")
    }
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// Reads into memory of the caller, until it is full or the file ends.
  func read(into room: UnsafeMutableRawBufferPointer) throws(SigningError) -> Int {
    var count = 0
    while count < room.count {
      let step = unsafe Foundation.read(
        descriptor, room.baseAddress.map { unsafe $0 + count }, room.count - count)
      if step == 0 { break }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else {
        throw SigningError(
          .noSuchFile, "the file cannot be read: \(unsafe String(cString: strerror(errno)))", where: path,
          remedy: "see whether the path is right")
      }
      count += step
    }
    return count
  }

  /// The whole file, up to a megabyte.
  func readAll() throws(SigningError) -> [UInt8] {
    let limit = 1 << 20
    var failure: SigningError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit + 1) { room, count in
      do throws(SigningError) {
        count = try unsafe read(into: UnsafeMutableRawBufferPointer(room))
      } catch {
        failure = error
        count = 0
      }
    }
    if let failure { throw failure }
    guard bytes.count <= limit else {
      throw SigningError(
        .unreadable, "the file is larger than any key", where: path, remedy: "name a file with a key")
    }
    return bytes
  }
}
