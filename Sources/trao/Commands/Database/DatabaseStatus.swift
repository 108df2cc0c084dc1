import ArgumentParser
import Backend
import Foundation
import PostgreSQL
import Reports

/// `trao database status`
struct DatabaseStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "status", "Say which server this is, and which migrations it has.",
    "Exit code 1 when migrations are missing.", example: "trao database status --json")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    struct Step: Encodable {
      let migration: String
      let appliedAt: Date?
    }
    let server: String
    let version: String
    let isCurrent: Bool
    let migrations: [Step]
  }

  func run() async throws {
    let place = try database.request.place()
    let record = try await database.withPool { pool in
      try await pool.run { database in
        let version = try database.query("select current_setting('server_version')").one().get(
          0, as: String.self)
        let status = try Migrator.status(Schema.migrations, in: database)
        let applied = Dictionary(uniqueKeysWithValues: status.applied.map { ($0.number, $0.appliedAt) })
        let steps = Schema.migrations.map { Record.Step(migration: $0.title, appliedAt: applied[$0.number]) }
        return Record(
          server: place.choice.description, version: version, isCurrent: status.isCurrent, migrations: steps)
      }
    }
    try output.print(record) { width in
      var table = TextTable([.text("migration"), .code("applied")])
      for step in record.migrations {
        table.add([step.migration, step.appliedAt.map(Wording.time) ?? "missing"])
      }
      return "\(PlainText.escaped(record.server))\nPostgreSQL \(record.version)\n\n"
        + table.text(width: width)
        + (record.isCurrent ? "\nThe schema is current.\n" : "\nRun `trao database migrate`.\n")
    }
    if !record.isCurrent { throw Sysexit.no.code }
  }
}
