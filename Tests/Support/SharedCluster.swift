import Foundation
public import PostgreSQL

/// The one server of this test process, started when the first test asks for a database.
struct SharedCluster: Sendable {
  /// A database with all migrations, to make others from.
  static let template = "trao_template"
  private static let shared = Task { try await make() }

  let cluster: TestCluster
  /// Makes and drops databases.
  let administration: Pool

  static func get() async throws -> SharedCluster { try await shared.value }

  private static func make() async throws -> SharedCluster {
    // Every test may be running at once, each with pools and programs of its own.
    let cluster = try await TestCluster.start(settings: ["max_connections": "900", "shared_buffers": "128MB"])
    var configuration = cluster.configuration
    configuration.conninfo += " dbname=postgres"
    // Many tests at once ask for databases, on few processors.
    configuration.statementDeadline = .seconds(120)
    configuration.acquireTimeout = .seconds(120)
    let administration = Pool(configuration, size: 4)
    let template = template
    try await administration.run { try $0.query("create database \(identifier: template)") }

    configuration.conninfo = cluster.conninfo + " dbname=\(template)"
    let connection = try await Connection.open(configuration)
    try await Migrator.migrate(repositoryMigrations(), on: connection)
    await connection.close()
    return SharedCluster(cluster: cluster, administration: administration)
  }
}

/// The repository's migrations, read from its files.
public func repositoryMigrations() throws -> [Migration] {
  let folder = repositoryRoot.appending(path: "sql/migrations")
  return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    .filter { $0.pathExtension == "sql" }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
    .compactMap { Migration(file: $0.path, text: try String(contentsOf: $0, encoding: .utf8)) }
}
