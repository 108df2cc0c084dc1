import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao attendee export`
struct AttendeeExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "export", "Write the guests as a file that `trao attendee import` reads.",
    """
    UTF-8 with commas. Importing it again changes nothing. Texts that a spreadsheet would run as formulas (those \
    that begin with = + - @) get an apostrophe, which the import takes off again. Organisations that are invited \
    as such are left out: no guest list can hold them.
    """,
    example: "trao attendee export guests.csv --bom")

  @Argument(help: "The file, or - for standard output.", completion: .file(extensions: ["csv"])) var file:
    String
  @Flag(help: "Begin with a byte order mark, by which Excel knows UTF-8.") var bom = false
  @Flag(help: "Write over a file that is there.") var force = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let conference, file: String
    let guests: Int
  }

  func run() async throws {
    let (code, (text, count)) = try await database.read { [code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (found.code, try AttendeeExport.csv(of: found, in: database))
    }
    let written = (bom ? "\u{FEFF}" : "") + text
    guard file != "-" else { return try Output.write(written) }
    do {
      try Data(written.utf8).write(
        to: URL(filePath: file), options: force ? [.atomic] : [.withoutOverwriting])
    } catch let error as CocoaError where error.code == .fileWriteFileExists {
      throw Failure(
        .cannotCreate, "the file exists already", where: file, remedy: "name another, or say --force")
    }
    try output.print(Record(conference: code, file: file, guests: count)) { _ in
      "\(Wording.count(count, "guest")) written to \(file)\n"
    }
  }
}
