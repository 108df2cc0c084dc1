import ArgumentParser
import Conferences
import PostgreSQL

/// `trao organisation import`
struct OrganisationImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "import", "Add organisations from a file, or bring those there are up to date.",
    """
    A workbook (XLSX) or text (CSV, TSV) as for `trao attendee import`, with a header of any of: \
    \(RecordImport.organisationColumns.joined(separator: ", ")). Required: code; country and a name where one is new. They are recognised \
    by code: an absent column leaves what is stored, an empty field removes it. parent is the code of the body above, which may stand further down; aliases have semicolons between them.

    Every fault is one line FILE:ROW:column: message; where there is one, nothing is written. What was imported can \
    be undone: see `trao import`.
    """,
    example: "trao organisation import co-quan.xlsx --recognise --dry-run")

  @OptionGroup var options: RecordFileOptions

  func run() async throws {
    try await options.run { try RecordImport.organisations($0, $1, into: $2, in: $3) }
  }
}
