internal import Foundation

/// A file that is written whole or not at all, whatever stops in between: a full disk, a lost connection, a crash.
///
/// The bytes go into a draft beside it, reach the disk, and get the name last. Where the file system knows files without
/// a name (O_TMPFILE of open(2)), not even a killed program leaves anything.
public struct OutputFile: Hashable, Sendable {
  public let path: String
  /// Whether a file of that name is replaced; its permissions stay.
  public let replaces: Bool
  /// The permissions of a new file, of which the user's mask takes some away.
  public let mode: UInt32

  /// - Parameters:
  ///   - path: Where it is to lie.
  ///   - replaces: Whether a file of that name is replaced.
  ///   - mode: The permissions of a new file.
  public init(_ path: String, replacing replaces: Bool = false, mode: UInt32 = 0o666) {
    (self.path, self.replaces, self.mode) = (path, replaces, mode)
  }

  /// Tells before any work what would stop the file from being written after it.
  ///
  /// - Throws: ``FileError``: something of the name is there and is not to be replaced, or is no file; its folder is not
  ///   there, or the user may not write into it.
  public func check() throws(FileError) {
    if let found = FileStatus(path, followingLinks: replaces) {
      guard replaces else { throw FileError(.exists, path: path) }
      guard found.isFile else { throw FileError(.other("what has that name is no file"), path: path) }
    }
    let folder = Self.folder(of: place)
    guard let status = FileStatus(folder, followingLinks: true), status.isFolder, !path.hasSuffix("/") else {
      throw FileError(.noFolder, path: path)
    }
    guard unsafe access(folder, W_OK | X_OK) == 0 else { throw FileError(errno: errno, path: path) }
  }

  /// Writes parts one after the other, waits for the disk, and lets the name appear.
  ///
  /// - Throws: ``FileError``; what was there before is there still.
  public func write(_ parts: [[UInt8]]) throws(FileError) {
    try put(parts)
    try Self.synchronise(folder: Self.folder(of: place))
  }

  /// As ``write(_:)``, but the name is lasting only once the folder is synchronised: for many files of one folder.
  ///
  /// - Throws: ``FileError``; what was there before is there still.
  public func put(_ parts: [[UInt8]]) throws(FileError) {
    try check()
    let target = place
    let old = replaces ? FileStatus(target, followingLinks: true) : nil
    let draft = try Draft(beside: target, mode: old?.permissions ?? mode, keepsMode: old != nil, path: path)
    do throws(FileError) {
      for part in parts { try draft.append(part) }
      try draft.publish(as: target, replacing: replaces)
    } catch {
      draft.discard()
      throw error
    }
    draft.close()
  }

  /// Makes the names in a folder lasting.
  ///
  /// - Throws: ``FileError``.
  public static func synchronise(folder: String) throws(FileError) {
    let handle = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw FileError(errno: errno, path: folder) }
    defer { Foundation.close(handle) }
    // Some file systems cannot synchronise folders and say so.
    guard fsync(handle) == 0 || errno == EINVAL else { throw FileError(errno: errno, path: folder) }
  }

  /// Where it lies: of a symbolic link that is replaced, what it leads to.
  private var place: String {
    guard replaces, let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
