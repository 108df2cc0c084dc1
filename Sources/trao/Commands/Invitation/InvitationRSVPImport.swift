import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao invitation rsvp-import`
struct InvitationRSVPImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "rsvp-import", "Record answers from a CSV file.",
    """
    UTF-8, with the header \(AnswerFile.columns.joined(separator: ", ")), of which session, substitute, channel and note \
    may be left out. An empty session is the conference. Times are RFC 3339 with offset; a key that is known already \
    is not recorded again. Every fault is one line FILE:ROW:column: message, and then nothing is written.
    """,
    example: "trao invitation rsvp-import answers.csv --dry-run")

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
      try await pool.change(
        as: actor, isRehearsal: rehearsal.isDryRun, repeatable: true, deadline: .seconds(600)
      ) { [code = conference.code] database in
        try AnswerImport.run(file: url, into: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    let record = Record(dryRun: rehearsal.isDryRun, created: report.created, known: report.known)
    try output.print(record) { _ in
      "\(Wording.count(report.created, "answer")) new, \(report.known) known already"
        + (rehearsal.isDryRun ? " (dry run: nothing was written)\n" : "\n")
    }
  }
}
