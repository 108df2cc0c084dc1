import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct `An output folder` {
  private static let files: [(name: String, bytes: [UInt8])] = [("one", [1]), ("two", [2, 2])]

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `appears whole, with the folders above it`() throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "backup/2023")
    try OutputFolder(url.path + "/").write(Self.files)
    #expect(try names(in: url) == ["one", "two"])
    #expect(try Data(contentsOf: url.appending(path: "two")) == Data([2, 2]))
    #expect(try names(in: folder.url.appending(path: "backup")) == ["2023"])
  }

  @Test func `may be there, as long as it is empty but for hidden files, and stays what it is`() throws {
    let folder = try TemporaryFolder()
    let hidden = folder.url.appending(path: ".git")
    try Data().write(to: hidden)
    #expect(chmod(folder.url.path, 0o700) == 0)
    let before = try FileManager.default.attributesOfItem(atPath: folder.url.path)
    try OutputFolder(folder.url.path).write(Self.files)
    let after = try FileManager.default.attributesOfItem(atPath: folder.url.path)
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
    #expect(after[.posixPermissions] as? Int == 0o700)
    #expect(try names(in: folder.url) == [".git", "one", "two"])
    #expect(throws: FileError(.exists, path: folder.url.path)) {
      try OutputFolder(folder.url.path).write([("three", [3])])
    }
    #expect(try names(in: folder.url) == [".git", "one", "two"])
  }

  @Test func `among others stands in the way of none of them`() throws {
    let folder = try TemporaryFolder()
    let taken = folder.url.appending(path: "two")
    try Data([9]).write(to: taken)
    #expect(throws: FileError(.exists, path: taken.path)) {
      try OutputFolder(folder.url.path, among: .others).write(Self.files)
    }
    #expect(try names(in: folder.url) == ["two"])
    try OutputFolder(folder.url.path, among: .others).write([("three", [3])])
    try OutputFolder(folder.url.path, among: .replaced).write(Self.files)
    #expect(try names(in: folder.url) == ["one", "three", "two"])
    #expect(try Data(contentsOf: taken) == Data([2, 2]))
  }

  @Test func `that cannot be written whole leaves nothing, nor the folders made for it`() throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "new/export")
    let broken: [(name: String, bytes: [UInt8])] = [("one", [1]), ("none/two", [2])]
    let error = #expect(throws: FileError.self) { try OutputFolder(url.path).write(broken) }
    #expect(error == FileError(.noFolder, path: url.path))
    #expect(try names(in: folder.url) == [])
  }

  @Test func `that must be new is refused where anything has its name`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError(.exists, path: folder.url.path)) {
      try OutputFolder(folder.url.path, among: .none).check()
    }
  }
}
