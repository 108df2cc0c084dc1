import Foundation
public import PostgreSQL

/// A database of its own for a test, on the test process's one server.
public struct TestDatabase: Sendable {
  public let name: String
  /// How to reach it.
  public let conninfo: String
  private let administration: Pool

  /// Makes a database with all of the repository's migrations applied.
  public static func make() async throws -> TestDatabase { try await make(from: SharedCluster.template) }

  /// Makes a database with nothing in it.
  public static func makeEmpty() async throws -> TestDatabase { try await make(from: "template0") }

  /// Lends a migrated database to `body` and drops it afterwards.
  public static func withDatabase<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: (TestDatabase) async throws -> T
  ) async throws -> T {
    try await lend(make(), to: body)
  }

  /// Lends a database with nothing in it to `body` and drops it afterwards.
  public static func withEmptyDatabase<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: (TestDatabase) async throws -> T
  ) async throws -> T {
    try await lend(makeEmpty(), to: body)
  }

  private static func lend<T>(
    isolation: isolated (any Actor)? = #isolation, _ database: TestDatabase,
    to body: (TestDatabase) async throws -> T
  ) async throws -> T {
    let result: Result<T, any Error>
    do { result = .success(try await body(database)) } catch { result = .failure(error) }
    try await database.drop()
    return try result.get()
  }

  private static func make(from template: String) async throws -> TestDatabase {
    let shared = try await SharedCluster.get()
    let name = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    try await shared.administration.run {
      try $0.query("create database \(identifier: name) template \(identifier: template)")
    }
    return TestDatabase(
      name: name, conninfo: "\(shared.cluster.conninfo) dbname=\(name)", administration: shared.administration
    )
  }

  public var configuration: DatabaseConfiguration {
    var configuration = DatabaseConfiguration(conninfo: conninfo, applicationName: "trao-test")
    // The whole suite runs at once on a few cores: what waits for its turn has not failed.
    configuration.statementDeadline = .seconds(120)
    configuration.acquireTimeout = .seconds(120)
    return configuration
  }

  /// A pool of its own.
  public func pool(size: Int = 4) -> Pool { Pool(configuration, size: size) }

  /// Drops the database, with whoever is connected to it.
  public func drop() async throws {
    let name = name
    try await administration.run { try $0.query("drop database if exists \(identifier: name) with (force)") }
  }
}
