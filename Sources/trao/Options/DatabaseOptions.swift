import ArgumentParser
import Backend
import PostgreSQL

/// Which database a command works with, and how the program is configured.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "PostgreSQL, as libpq's keywords or URL. Else TRAO_DATABASE, PG*, the configuration file, --data.",
      valueName: "conninfo"))
  var database: String?

  @Option(
    help: ArgumentHelp(
      "Data folder of `trao up`. Else TRAO_DATA, ~/.local/state/trao (root: /var/lib/trao).",
      valueName: "dir"))
  var data: String?

  @Option(help: ArgumentHelp("Configuration file. Else TRAO_CONFIG, /etc/trao/trao.yaml.", valueName: "file"))
  var config: String?

  /// What these options say, for use outside the parser.
  var request: PlaceRequest { PlaceRequest(database: database, data: data, config: config) }

  /// Lends a small pool to a command.
  func withPool<T: Sendable>(_ body: (Pool) async throws -> T) async throws -> T {
    let pool = Pool(try request.place().database(for: "cli"), size: 2)
    do {
      let result = try await body(pool)
      await pool.close()
      return result
    } catch {
      await pool.close()
      throw error
    }
  }

  /// Reads once, in one snapshot.
  func read<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
    try await withPool { try await $0.read(body) }
  }
}
