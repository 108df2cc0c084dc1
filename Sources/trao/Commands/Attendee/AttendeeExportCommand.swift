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
    A file whose name ends in .xlsx is a workbook of Excel whose cells are all text; any other UTF-8 with commas. \
    Importing it again changes nothing. In UTF-8, texts that a spreadsheet would run as formulas (those that begin \
    with = + - @) get an apostrophe, which the import takes off again. Organisations that are invited as such are \
    left out: no guest list can hold them.
    """,
    example: """
      trao attendee export --to guests.xlsx
      trao attendee export --to guests.csv --bom
      """)

  @OptionGroup var destination: DestinationOption
  @Flag(help: "Begin with a byte order mark, by which Excel knows UTF-8.") var bom = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let conference, file: String
    let guests: Int
  }

  private var isWorkbook: Bool { destination.path?.lowercased().hasSuffix(".xlsx") == true }

  func validate() throws {
    guard !(isWorkbook && bom) else {
      throw ValidationError("a workbook has no byte order mark; leave --bom out")
    }
  }

  func run() async throws {
    try destination.check()
    let (code, bytes, count) = try await database.read { [code = conference.code, isWorkbook, bom] database in
      let found = try ConferenceStore.resolve(code, in: database)
      if isWorkbook {
        let (bytes, count) = try AttendeeExport.workbook(of: found, made: Date(), in: database)
        return (found.code, bytes, count)
      }
      let (text, count) = try AttendeeExport.csv(of: found, in: database)
      return (found.code, Array(((bom ? "\u{FEFF}" : "") + text).utf8), count)
    }
    try destination.give(bytes)
    guard let file = destination.path else { return }
    try output.print(Record(conference: code, file: file, guests: count)) { _ in
      "\(Wording.count(count, "guest")) written to \(PlainText.escaped(file))\n"
    }
  }
}
