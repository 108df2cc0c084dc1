public import Foundation
public import PostgreSQL
import Spreadsheets

/// Writes the guests of a conference as a file that `attendee import` reads: importing it again changes nothing.
public enum AttendeeExport {
  /// The guests in the order of their entry, with the columns of ``AttendeeFile``. Organisations that are invited as
  /// such are no guests of such a file.
  ///
  /// - Parameters:
  ///   - conference: Whose guests they are.
  ///   - isSafe: Whether texts that a spreadsheet would run as formulas are made safe (``CellText``).
  ///   - database: In any transaction, or none.
  /// - Returns: The file, and how many guests it holds.
  /// - Throws: `DatabaseError`.
  public static func csv(
    of conference: Conference, isSafe: Bool = true, in database: Database
  ) throws -> (text: String, count: Int) {
    let records = try records(of: conference, withCodes: true, in: database)
    var csv = CSVText(header: AttendeeFile.columns, isForSpreadsheets: isSafe)
    for record in records { csv.append(record.map { $0.isEmpty ? .empty : .text($0) }) }
    return (csv.text, records.count)
  }

  /// The same guests as a workbook of Excel: every cell is text, so that numbers of telephones and keys with leading
  /// zeros stay what they are.
  ///
  /// - Parameters:
  ///   - conference: Whose guests they are.
  ///   - made: When, for the workbook's properties.
  ///   - database: In any transaction, or none.
  /// - Returns: The file, and how many guests it holds.
  /// - Throws: `DatabaseError`; `WorkbookError` for more guests than a sheet has rows.
  public static func workbook(
    of conference: Conference, made: Date, in database: Database
  ) throws -> (bytes: [UInt8], count: Int) {
    let records = try records(of: conference, withCodes: true, in: database)
    let sheet = Sheet(
      name: "guests", columns: AttendeeFile.columns.map { Sheet.Column(heading: $0, format: .text) },
      rows: records.map { $0.map { $0.isEmpty ? .empty : .text(readable($0)) } })
    let title = "Guests · \(conference.code)"
    return (
      try Workbook(title: title, subject: conference.code, made: made, sheet: sheet).bytes(), records.count
    )
  }

  /// Cells of a workbook are never run, but the import takes an apostrophe before a sign for ours, and off.
  private static func readable(_ text: String) -> String {
    text.hasPrefix("'") ? CellText.safe(text) : text
  }

  /// The fields of every guest, in the order of ``AttendeeFile/columns``; empty where there is nothing.
  ///
  /// - Parameters:
  ///   - conference: Whose guests they are.
  ///   - withCodes: Whether people are among them who have a code, and so a place in `people.yaml`.
  ///   - database: In any transaction, or none.
  /// - Returns: A record for each guest.
  /// - Throws: `DatabaseError`.
  public static func records(
    of conference: Conference, withCodes: Bool, in database: Database
  ) throws -> [[String]] {
    try database.query(Statements.attendeesForExport, conference.id, withCodes).map { row in
      try AttendeeFile.columns.indices.map { try row.optional($0) ?? "" }
    }
  }
}
