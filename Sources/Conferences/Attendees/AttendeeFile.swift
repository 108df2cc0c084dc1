import Spreadsheets
import StrictYAML

/// The attendee file: a table with one guest a record, as text (CSV, TSV) or as a workbook (XLSX).
public enum AttendeeFile {
  /// Its columns, in the order in which Trao writes them. Only the required ones need to be there.
  public static let columns = [
    "external_id", "delegation", "native_name", "family_name", "middle_name", "given_name", "kana",
    "romanised_name", "honorific_vi", "honorific_ja", "honorific_en", "title_vi", "title_ja", "title_en",
    "organisation", "country", "language", "email", "phone", "roles", "rank", "state", "provenance",
  ]
  public static let requiredColumns = ["external_id", "native_name", "country", "language"]

  /// What the guests of a file may say.
  struct Rules {
    /// The codes of delegations there are; nil where they could not be read.
    var delegations: Set<String>?
    /// Of guests that the file gives no provenance for.
    var provenance: Provenance
    /// Whether guests that are stored already may have a reading in kana that the file has no column for.
    var kanaMayBeStored = false
  }

  /// What was read, and what is wrong with it.
  struct Contents {
    var table: AttendeeTable
    /// By row; of one row in the order in which its fields were looked at.
    var faults: [InputFault]
    var notes: [InputFault]
    var recognised: [(header: String, column: String)]
    var isHeaderSound: Bool
    /// Says where in the file something is.
    fileprivate var places: RecordTable

    func fault(_ row: Int, _ column: String, _ message: String, _ remedy: String) -> InputFault {
      places.fault(row, column, message, remedy)
    }
  }

  /// How an attendee file is read where nothing else is said: by our own headers.
  static let plainReading = RecordTable.Reading(rules: .init(known: columns, required: requiredColumns))

  /// Reads a file; what is wrong with it comes back as faults, all of them.
  static func read(
    _ source: Table, name: String, _ reading: RecordTable.Reading = plainReading, rules: Rules
  ) -> Contents {
    var table = RecordTable(file: name)
    var records: [AttendeeRecord] = []
    var rows: [String: Int] = [:]
    table.read(source, reading) { table, line in
      var parser = AttendeeParser(
        line: line, delegations: rules.delegations, provenance: rules.provenance,
        kanaMayBeStored: rules.kanaMayBeStored)
      let record = parser.record()
      for fault in parser.faults { table.note(line.row, fault.column, fault.message, fault.remedy) }
      for column in parser.composed {
        table.remark(line.row, column, "the text was decomposed (NFD); it is stored composed (NFC)")
      }
      // The key of a guest that is otherwise wrong is taken all the same.
      let key = record?.externalID ?? (try? Line.clean(line["external_id"] ?? "")) ?? nil
      guard let key, !key.isEmpty else { return }
      if let first = rows[key] {
        table.note(
          line.row, "external_id", "\(Quotation.quoted(key)) stands in row \(first) already",
          "give each guest an id of its own, or remove one of the rows")
      } else {
        rows[key] = line.row
        if let record, !record.externalID.isEmpty { records.append(record) }
      }
    }
    return Contents(
      table: AttendeeTable(columns: table.present, records: records),
      faults: table.faults.sorted { $0.line < $1.line }, notes: table.notes, recognised: table.recognised,
      isHeaderSound: table.isHeaderSound, places: table)
  }
}
