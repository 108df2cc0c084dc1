import ArgumentParser
import Conferences
import PostgreSQL

/// `trao delegation import`
struct DelegationImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "import", "Add delegations from a file, or bring those there are up to date.",
    """
    A workbook (XLSX) or text (CSV, TSV) as for `trao attendee import`, with a header of any of: \
    \(RecordImport.delegationColumns.joined(separator: ", ")). Required: code; country and a name where one is new. They are recognised \
    by code: an absent column leaves what is stored, an empty field removes it. head, deputy and liaison are guests by external_id: leave them empty before the guest list, and import the file again after it. New delegations stand behind the others and are forming.

    Every fault is one line FILE:ROW:column: message; where there is one, nothing is written. What was imported can \
    be undone: see `trao import`.
    """,
    example: "trao delegation import doan.csv --map name_vi='Tên đoàn' --default side=guest --dry-run")

  @OptionGroup var options: RecordFileOptions

  func run() async throws {
    try await options.run { try RecordImport.delegations($0, $1, into: $2, in: $3) }
  }
}
