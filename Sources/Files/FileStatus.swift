internal import Foundation

/// What stat(2) says of a path.
struct FileStatus {
  let isFile: Bool
  let isFolder: Bool
  let permissions: UInt32

  /// nil where nothing has the name.
  init?(_ path: String, followingLinks: Bool) {
    var found = stat()
    guard unsafe (followingLinks ? stat(path, &found) : lstat(path, &found)) == 0 else { return nil }
    let kind = found.st_mode & S_IFMT
    (isFile, isFolder) = (kind == S_IFREG, kind == S_IFDIR)
    permissions = UInt32(found.st_mode & 0o7777)
  }
}
