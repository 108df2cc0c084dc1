import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao attendee import`
struct AttendeeImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "import", "Add guests from a CSV file, or bring those there are up to date.",
    """
    UTF-8, with a header of any of: external_id, delegation, native_name, family_name, middle_name, \
    given_name, kana, romanised_name, honorific_vi, honorific_ja, honorific_en, title_vi, title_ja, \
    title_en, organisation, country, language, email, phone, roles, rank. Required: external_id, \
    native_name, country, language; kana for Japan. Every fault is one line FILE:ROW:column: message, and \
    then nothing is written.
    """,
    example: "trao attendee import guests.csv --dry-run")

  @Argument(help: "The file.", completion: .file(extensions: ["csv"])) var file: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "The guests are invented: papers made for them are marked SAMPLE.") var sample = false

  private struct Record: Encodable {
    let conference: String
    let dryRun: Bool
    let created, changed, unchanged: Int
  }

  func run() async throws {
    let actor = try actor.actor()
    let url = try InputFile.existing(file)
    let (code, report) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, deadline: .seconds(600)) {
        [code = conference.code, sample] database in
        let found = try ConferenceStore.resolve(code, in: database)
        return (
          found.code,
          try AttendeeImport.run(
            file: url, into: found, provenance: sample ? .sample : .operator, in: database)
        )
      }
    }
    let record = Record(
      conference: code, dryRun: rehearsal.isDryRun, created: report.created, changed: report.changed,
      unchanged: report.unchanged)
    try output.print(record) { _ in
      "\(report.created) new, \(report.changed) changed, \(report.unchanged) unchanged"
        + (rehearsal.isDryRun ? " (dry run: nothing was written)\n" : "\n")
    }
  }
}
