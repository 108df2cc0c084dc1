import ArgumentParser
import Backend
import PostgreSQL

/// `trao database migrate`
struct DatabaseMigrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "migrate", "Bring the database's schema to this version.",
    """
    Each migration is one transaction, so one that fails changes nothing. Two that run at once wait for each \
    other. `trao up` does this by itself; a daemon never does.
    """,
    example: "trao database migrate --database 'host=db1 dbname=trao'")

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try await Connection.open(try database.request.place().database(for: "migrate"))
    let titles: [String]
    if rehearsal.isDryRun {
      titles = try await connection.run {
        try Migrator.status(Schema.migrations, in: $0).pending.map(\.title)
      }
    } else {
      titles = try await Migrator.migrate(Schema.migrations, on: connection).map(\.title)
    }
    await connection.close()
    try output.print([rehearsal.isDryRun ? "pending" : "applied": titles]) { _ in
      guard !titles.isEmpty else { return "The schema is current.\n" }
      return titles.map { "\(rehearsal.isDryRun ? "would apply" : "applied") \($0)\n" }.joined()
    }
  }
}
