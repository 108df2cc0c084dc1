import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct `An output file` {
  private func names(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test func `appears whole, with all its parts`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "guests.csv").path
    try OutputFile(path).write([[1, 2], [], [3]])
    #expect(try Data(contentsOf: URL(filePath: path)) == Data([1, 2, 3]))
    #expect(try names(in: folder) == ["guests.csv"])
  }

  @Test func `is not written over another, unless it is to replace it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "guests.csv").path
    try OutputFile(path).write([[1]])
    #expect(chmod(path, 0o600) == 0)
    let again = OutputFile(path)
    #expect(throws: FileError(.exists, path: path)) { try again.check() }
    #expect(throws: FileError(.exists, path: path)) { try again.write([[2]]) }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data([1]))
    try OutputFile(path, replacing: true).write([[2]])
    #expect(try Data(contentsOf: URL(filePath: path)) == Data([2]))
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(permissions as? Int == 0o600)
    #expect(try names(in: folder) == ["guests.csv"])
  }

  @Test func `replaces what a symbolic link leads to, and nothing that is no file`() throws {
    let folder = try TemporaryFolder()
    let (path, link) = (
      folder.url.appending(path: "guests.csv").path, folder.url.appending(path: "link").path
    )
    try OutputFile(path).write([[1]])
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(throws: FileError(.exists, path: link)) { try OutputFile(link).check() }
    try OutputFile(link, replacing: true).write([[2]])
    #expect(try Data(contentsOf: URL(filePath: path)) == Data([2]))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    for other in [folder.url.path, "/dev/null"] {
      #expect(throws: FileError(.other("what has that name is no file"), path: other)) {
        try OutputFile(other, replacing: true).check()
      }
    }
  }

  @Test func `is refused before any work where its folder is not there`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "none/guests.csv").path
    #expect(throws: FileError(.noFolder, path: path)) { try OutputFile(path).check() }
    #expect(throws: FileError(.noFolder, path: path)) { try OutputFile(path).write([[1]]) }
    let proc = #expect(throws: FileError.self) { try OutputFile("/proc/guests.csv").write([[1]]) }
    #expect(proc?.remedy.isEmpty == false)
  }

  @Test func `gets its name by one of many who write it at once`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "one").path
    let won = await withTaskGroup(of: UInt8?.self) { group in
      for writer in UInt8(0)..<20 {
        group.addTask {
          (try? OutputFile(path).write([Array(repeating: writer, count: 10_000)])) == nil ? nil : writer
        }
      }
      return await group.reduce(into: [UInt8]()) { if let writer = $1 { $0.append(writer) } }
    }
    #expect(won.count == 1)
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(repeating: won[0], count: 10_000))
    #expect(try names(in: folder) == ["one"])
  }
}
