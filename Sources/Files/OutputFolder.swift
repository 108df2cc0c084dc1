internal import Foundation

/// A folder of files that appears whole or not at all.
///
/// The files are written into a draft beside it, which gets the folder's name at the end. Into a folder that is there they
/// go from a draft within it, so that its permissions, and whoever stands in it, stay.
public struct OutputFolder: Hashable, Sendable {
  /// What may lie in the folder already.
  public enum Company: Hashable, Sendable {
    /// The folder may not be there.
    case none
    /// Nothing but hidden files.
    case hidden
    /// Anything of other names.
    case others
    /// Anything; what has the same name is replaced.
    case replaced
  }

  public let path: String
  public let company: Company

  /// - Parameters:
  ///   - path: Where it is to lie; folders above it are made where they are missing.
  ///   - company: What may lie in it already.
  public init(_ path: String, among company: Company = .hidden) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    (self.path, self.company) = (path, company)
  }

  /// Tells before any work what would stop the folder from being written after it.
  ///
  /// - Parameter names: Of the files, where they are known.
  /// - Throws: ``FileError``: something is in the way, or the user may not write there.
  public func check(for names: [String] = []) throws(FileError) {
    guard let found = FileStatus(path, followingLinks: true) else {
      var above = OutputFile.folder(of: path)
      while FileStatus(above, followingLinks: true) == nil, above != "/", above != "." {
        above = OutputFile.folder(of: above)
      }
      return try checkWritable(above)
    }
    guard found.isFolder, company != .none else { throw FileError(.exists, path: path) }
    try checkWritable(path)
    switch company {
    case .none, .replaced: break
    case .hidden:
      guard try entries().allSatisfy({ $0.hasPrefix(".") }) else { throw FileError(.exists, path: path) }
    case .others:
      for name in names where FileStatus("\(path)/\(name)", followingLinks: false) != nil {
        throw FileError(.exists, path: "\(path)/\(name)")
      }
    }
  }

  /// Writes files, waits for the disk, and lets them appear.
  ///
  /// - Parameter files: Names without slashes, and what they hold.
  /// - Throws: ``FileError``; nothing of them is left, nor of the folders made for them.
  public func write(_ files: [(name: String, bytes: [UInt8])]) throws(FileError) {
    try check(for: files.map(\.name))
    let isThere = FileStatus(path, followingLinks: true) != nil
    let made = try makeFoldersAbove()
    let folder = isThere ? path : OutputFile.folder(of: path)
    let draft = "\(folder)/.trao-\(UInt64.random(in: 0...UInt64.max)).partial"
    do throws(FileError) {
      try make(draft)
      for file in files { try OutputFile("\(draft)/\(file.name)").put([file.bytes]) }
      try OutputFile.synchronise(folder: draft)
      if isThere {
        try move(files.map(\.name), from: draft)
      } else if unsafe rename(draft, path) != 0 {
        throw FileError(errno: errno, path: path)
      }
    } catch {
      remove(files.map(\.name), from: draft)
      for folder in made.reversed() { unsafe rmdir(folder) }
      throw FileError(error.cause, path: error.path.hasPrefix(draft) ? path : error.path)
    }
    try OutputFile.synchronise(folder: folder)
  }

  /// Gives the files of the draft their places; takes all of them back where one has none.
  private func move(_ names: [String], from draft: String) throws(FileError) {
    var moved: [String] = []
    for name in names {
      let target = "\(path)/\(name)"
      let isTaken = company != .replaced && FileStatus(target, followingLinks: false) != nil
      guard !isTaken, unsafe rename("\(draft)/\(name)", target) == 0 else {
        let error = FileError(errno: isTaken ? EEXIST : errno, path: target)
        if company != .replaced { for name in moved { unsafe unlink("\(path)/\(name)") } }
        throw error
      }
      moved.append(name)
    }
    unsafe rmdir(draft)
  }

  private func makeFoldersAbove() throws(FileError) -> [String] {
    var missing: [String] = []
    var above = OutputFile.folder(of: path)
    while FileStatus(above, followingLinks: true) == nil {
      missing.append(above)
      above = OutputFile.folder(of: above)
    }
    var made: [String] = []
    for folder in missing.reversed() {
      do throws(FileError) {
        try make(folder)
      } catch {
        for folder in made.reversed() { unsafe rmdir(folder) }
        throw error
      }
      made.append(folder)
    }
    return made
  }

  private func make(_ folder: String) throws(FileError) {
    guard unsafe mkdir(folder, 0o777) == 0 else { throw FileError(errno: errno, path: path) }
  }

  private func remove(_ names: [String], from draft: String) {
    for name in names { unsafe unlink("\(draft)/\(name)") }
    unsafe rmdir(draft)
  }

  private func checkWritable(_ folder: String) throws(FileError) {
    guard FileStatus(folder, followingLinks: true)?.isFolder == true else {
      throw FileError(.noFolder, path: path)
    }
    guard unsafe access(folder, W_OK | X_OK) == 0 else { throw FileError(errno: errno, path: path) }
  }

  private func entries() throws(FileError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw FileError(.notPermitted, path: path)
    }
  }
}
