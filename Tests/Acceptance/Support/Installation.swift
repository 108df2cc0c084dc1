import Foundation
import PostgreSQL
import TestSupport
import Testing

/// A database of its own, and the program pointed at it.
struct Installation {
  static let sample = repositoryRoot.appending(path: "config/samples/qn-jp-2023")

  let database: TestDatabase
  let folder: TemporaryFolder
  let program: Program

  /// Lends one with the sample conference in it.
  static func withSample<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: (Installation) async throws -> T
  ) async throws -> T {
    try await withoutConference { installation in
      try await installation.program.succeed("conference", "load", sample.path)
      return try await body(installation)
    }
  }

  /// Lends one without a conference.
  static func withoutConference<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: (Installation) async throws -> T
  ) async throws -> T {
    try await TestDatabase.withDatabase { database in
      let folder = try TemporaryFolder()
      let program = Program(home: folder.url, common: ["--database", database.conninfo])
      return try await body(Installation(database: database, folder: folder, program: program))
    }
  }

  /// Writes a file for a command to read.
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Array(text.utf8))
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = folder.url.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// Copies a folder's files, but not their owner.
  static func copy(_ source: URL, to target: URL) throws {
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try Data(contentsOf: source.appending(path: name)).write(to: target.appending(path: name))
    }
  }

  /// Everything stored, as one number: equal before and after where nothing changed.
  func fingerprint() async throws -> String {
    let pool = database.pool(size: 1)
    defer { Task { await pool.close() } }
    return try await pool.read { database in
      let tables = try database.query(
        """
        select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname in ('trao', 'jobs') and tablename not in ('worker', 'migration') order by 1
        """)
      return try tables.map { row in
        let table = try row.get(0, as: String.self)
        // The names come from the catalogue, quoted there.
        let sums = try database.query(
          SQL(
            Statement(
              name: "fingerprint",
              text: "select count(*) || ':' || coalesce(sum(hashtext(r::text)::bigint), 0) from \(table) as r"
            )))
        return "\(table)=\(try sums.one().get(0, as: String.self))"
      }.joined(separator: "\n")
    }
  }
}
