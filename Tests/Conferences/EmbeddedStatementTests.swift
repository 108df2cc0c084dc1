import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `The queries of sql/conferences` {
  /// What a file of the folder names.
  static func names() throws -> [String] {
    let folder = repositoryRoot.appending(path: "sql/conferences")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).flatMap {
      try String(contentsOf: $0, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("-- name: ") }
        .map { String($0.dropFirst("-- name: ".count)) }
    }
  }

  @Test func `each have a name of their own and a use`() throws {
    let names = try Self.names()
    #expect(Set(names).count == names.count)
    let sources = repositoryRoot.appending(path: "Sources/Conferences")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    let code = try (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    let unused = names.filter { !code.contains("Statements.\($0)") }
    #expect(unused.isEmpty, "\(unused)")
  }
}
