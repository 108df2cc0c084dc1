import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao attendance import`
struct AttendanceImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "import", "Record attendance from a CSV file.",
    """
    UTF-8, with the header external_id, session, at, key, and direction, device, annuls, reason where wanted. Times \
    are RFC 3339 with offset; direction is in (default), out, or annulment, which names the key it annuls and the \
    reason. A key that is known already is not recorded again. Also closed sessions take the file, for scanners may \
    come in late. Every fault is one line FILE:ROW:column: message, and then nothing is written.
    """,
    example: "trao attendance import attendance.csv")

  @Argument(help: "The file.", completion: .file(extensions: ["csv"])) var file: String
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let dryRun: Bool
    let created, known: Int
  }

  func run() async throws {
    let actor = try actor.actor()
    let url = try InputFile.existing(file)
    let report = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, deadline: .seconds(600)) {
        [wanted = conference.code] database in
        try AttendanceImport.run(file: url, into: ConferenceStore.resolve(wanted, in: database), in: database)
      }
    }
    try output.print(Record(dryRun: rehearsal.isDryRun, created: report.created, known: report.known)) { _ in
      "\(Wording.count(report.created, "event")) new, \(report.known) known already"
        + (rehearsal.isDryRun ? " (dry run: nothing was written)\n" : "\n")
    }
  }
}
