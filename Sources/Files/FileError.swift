internal import Foundation

/// Why a file or a folder was not written. Nothing of it is left.
public struct FileError: Error, Hashable, Sendable {
  /// What stood in the way.
  public enum Cause: Hashable, Sendable {
    /// Something has the name already.
    case exists
    /// The folder it was to lie in is not there.
    case noFolder
    /// The disk, or the share of it that the user may take, is full.
    case full
    /// The user may not write there.
    case notPermitted
    /// Anything else, as the system says it.
    case other(String)
  }

  public let cause: Cause
  /// What was to be written, as it was named.
  public let path: String

  public init(_ cause: Cause, path: String) {
    (self.cause, self.path) = (cause, path)
  }

  init(errno code: Int32, path: String) {
    let cause: Cause =
      switch code {
      case EEXIST, ENOTEMPTY: .exists
      case ENOENT, ENOTDIR: .noFolder
      case ENOSPC, EDQUOT: .full
      case EACCES, EPERM, EROFS: .notPermitted
      default: .other(unsafe String(cString: strerror(code)))
      }
    self.init(cause, path: path)
  }

  /// What is the matter, as a sentence without a full stop.
  public var message: String {
    switch cause {
    case .exists: "something of that name is there already, and nothing is overwritten"
    case .noFolder: "the folder it is to lie in is not there"
    case .full: "the disk is full, and nothing of it was kept"
    case .notPermitted: "it may not be written there"
    case .other(let reason): "it cannot be written: \(reason)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch cause {
    case .exists: "choose another name, or move it away"
    case .noFolder: "make the folder, or name another"
    case .full: "make room and run the command again"
    case .notPermitted: "see the folder's owner and permissions, or name another"
    case .other: "name a file in a folder in which you may write"
    }
  }
}

extension FileError: CustomStringConvertible {
  public var description: String { "\(path): \(message); \(remedy)" }
}
