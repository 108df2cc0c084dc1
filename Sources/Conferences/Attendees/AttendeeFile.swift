import Spreadsheets
import StrictYAML

/// The attendee file: a CSV with one guest a record.
public enum AttendeeFile {
  /// Its columns, in the order in which Trao writes them. Only the required ones need to be there.
  public static let columns = [
    "external_id", "delegation", "native_name", "family_name", "middle_name", "given_name", "kana",
    "romanised_name", "honorific_vi", "honorific_ja", "honorific_en", "title_vi", "title_ja", "title_en",
    "organisation", "country", "language", "email", "phone", "roles", "rank", "state", "provenance",
  ]
  public static let requiredColumns = ["external_id", "native_name", "country", "language"]

  /// Reads a file; what is wrong with it comes back as faults, all of them.
  static func read(
    _ reader: CSVReader, name: String, delegations: Set<String>?, provenance: Provenance
  ) -> (table: AttendeeTable, faults: [InputFault]) {
    var table = CSVTable(file: name)
    var records: [AttendeeRecord] = []
    var rows: [String: Int] = [:]
    table.read(reader, .init(known: columns, required: requiredColumns)) { table, line in
      var parser = AttendeeParser(line: line, delegations: delegations, provenance: provenance)
      let record = parser.record()
      for fault in parser.faults { table.note(line.row, fault.column, fault.message) }
      // Where the key is missing altogether, that has been said once.
      guard let record, !record.externalID.isEmpty else { return }
      if let first = rows[record.externalID] {
        table.note(
          line.row, "external_id", "\(Quotation.quoted(record.externalID)) stands in row \(first) already")
      } else {
        rows[record.externalID] = line.row
        records.append(record)
      }
    }
    return (AttendeeTable(columns: table.present, records: records), table.faults)
  }
}
