internal import Foundation

/// The bytes of a file before it has its name.
struct Draft {
  /// Of open(2): a file in a folder, without a name. The C library's own constant is a sum that Swift does not see.
  private static let withoutName = 0o20000000 | O_DIRECTORY

  private let handle: Int32
  /// Its name until it has its own; nil where it has none.
  private let name: String?
  private let sibling: String
  private let path: String

  /// - Parameters:
  ///   - target: The name it is to get.
  ///   - mode: Its permissions.
  ///   - keepsMode: Whether these are those of a file it replaces, which the user's mask does not change.
  ///   - path: The target as the user named it, for errors.
  /// - Throws: ``FileError`` where no file can be made there.
  init(beside target: String, mode: UInt32, keepsMode: Bool, path: String) throws(FileError) {
    let folder = OutputFile.folder(of: target)
    sibling = "\(folder)/.trao-\(UInt64.random(in: 0...UInt64.max)).partial"
    self.path = path
    let nameless = unsafe open(folder, O_WRONLY | O_CLOEXEC | Self.withoutName, mode)
    if nameless >= 0, unsafe access(Self.link(to: nameless), F_OK) == 0 {
      (handle, name) = (nameless, nil)
    } else {
      if nameless >= 0 { Foundation.close(nameless) }
      let named = unsafe open(sibling, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      guard named >= 0 else { throw FileError(errno: errno, path: path) }
      (handle, name) = (named, sibling)
    }
    if keepsMode, fchmod(handle, mode_t(mode)) != 0 {
      let error = FileError(errno: errno, path: path)
      discard()
      throw error
    }
  }

  func append(_ bytes: [UInt8]) throws(FileError) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(handle, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError(errno: count < 0 ? errno : ENOSPC, path: path) }
      offset += count
    }
  }

  /// Waits for the disk, then gives it its name.
  func publish(as target: String, replacing: Bool) throws(FileError) {
    guard fsync(handle) == 0 else { throw FileError(errno: errno, path: path) }
    guard replacing else { return try link(as: target) }
    if name == nil { try link(as: sibling) }
    guard unsafe rename(sibling, target) == 0 else {
      let error = FileError(errno: errno, path: path)
      unsafe unlink(sibling)
      throw error
    }
  }

  /// Removes what is there of it.
  func discard() {
    if let name { unsafe unlink(name) }
    close()
  }

  func close() {
    Foundation.close(handle)
  }

  /// Gives it a name that nothing has.
  private func link(as target: String) throws(FileError) {
    guard let name else {
      guard unsafe linkat(AT_FDCWD, Self.link(to: handle), AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0 else {
        throw FileError(errno: errno, path: path)
      }
      return
    }
    if unsafe Foundation.link(name, target) == 0 {
      unsafe unlink(name)
      return
    }
    guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) else {
      throw FileError(errno: errno, path: path)
    }
    // A file system without links: whoever makes the empty file has the name, and replaces only that.
    let claim = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard claim >= 0 else { throw FileError(errno: errno, path: path) }
    Foundation.close(claim)
    guard unsafe rename(name, target) == 0 else {
      let error = FileError(errno: errno, path: path)
      unsafe unlink(target)
      throw error
    }
  }

  private static func link(to handle: Int32) -> String { "/proc/self/fd/\(handle)" }
}
