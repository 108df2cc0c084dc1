import Foundation
import Spreadsheets
import StrictYAML

/// The attendance file: a CSV with one event a record.
public enum AttendanceFile {
  /// Its columns; `direction` may be left out and is then `in`. An annulment names the key of what it takes back in
  /// `annuls`, and says why in `reason`.
  public static let columns = [
    "external_id", "session", "at", "direction", "key", "device", "annuls", "reason",
  ]
  public static let requiredColumns = ["external_id", "session", "at", "key"]

  /// What the events of a file may name.
  struct Rules {
    /// The external ids there are; nil where they could not be read.
    var attendees: Set<String>?
    /// The session codes there are; nil where they could not be read.
    var sessions: Set<String>?
    /// Sessions that take no attendance.
    var cancelledSessions: Set<String> = []
    /// No event can be later.
    var latest = Date.distantFuture
  }

  /// Reads a file; what is wrong with it comes back as faults, all of them.
  static func read(
    _ source: Table, name: String, _ rules: Rules
  ) -> (records: [AttendanceRecord], faults: [InputFault]) {
    var table = RecordTable(file: name)
    var records: [AttendanceRecord] = []
    var keys: [String: AttendanceRecord] = [:]
    var annulments: [String: AttendanceRecord] = [:]
    let reading = RecordTable.Reading(rules: .init(known: columns, required: requiredColumns))
    table.read(source, reading) { table, line in
      guard let record = record(line, &table, rules) else { return }
      // The same event twice is as good as once.
      records.append(record)
      if let annulled = record.annuls {
        if let first = annulments[annulled], first.key != record.key {
          table.note(line.row, "annuls", "row \(first.row) annuls the event of this key already")
        }
        annulments[annulled] = annulments[annulled] ?? record
      }
      guard let first = keys[record.key] else {
        keys[record.key] = record
        return
      }
      var same = record
      same.row = first.row
      if same != first {
        table.note(
          line.row, "key", "row \(first.row) has this key with other contents", "give each event its own")
      }
    }
    return (records, table.faults.sorted { $0.line < $1.line })
  }

  private static func record(
    _ line: RecordTable.Line, _ table: inout RecordTable, _ rules: Rules
  ) -> AttendanceRecord? {
    let before = table.faults.count
    func text(_ column: String, _ table: inout RecordTable) -> String {
      guard let raw = line[column] else { return "" }
      do {
        if let text = try Line.clean(raw) { return text }
        if requiredColumns.contains(column), !line.isUnreadable(column) {
          table.note(line.row, column, "this field must not be empty", "fill it in")
        }
      } catch {
        table.note(line.row, column, error.what, error.remedy)
      }
      return ""
    }
    func known(_ column: String, _ what: String, _ names: Set<String>?, _ table: inout RecordTable) -> String
    {
      let name = text(column, &table)
      if let names, !name.isEmpty, !names.contains(name) {
        table.note(
          line.row, column, "there is no \(what) \(Quotation.quoted(name))",
          NearestName.of(name, among: names).map { "did you mean \($0)?" })
      }
      return name
    }
    let attendee = known("external_id", "participant", rules.attendees, &table)
    let session = known("session", "session", rules.sessions, &table)
    if rules.cancelledSessions.contains(session) {
      table.note(
        line.row, "session", "the session \(Quotation.quoted(session)) is cancelled",
        "it takes no attendance; name another")
    }
    let time = text("at", &table)
    let at = RFC3339.date(time)
    if !time.isEmpty, at == nil {
      table.note(
        line.row, "at",
        "\(Quotation.quoted(time)) is no time with an offset", "write it as 2023-11-17T08:00:00+07:00")
    } else if let at, at > rules.latest {
      table.note(
        line.row, "at",
        "\(Quotation.quoted(time)) is still to come by the database's clock",
        "give the time when it happened")
    }
    let word = text("direction", &table)
    let direction: AttendanceDirection? = word.isEmpty ? .in : AttendanceDirection(rawValue: word)
    if direction == nil {
      table.note(
        line.row, "direction", "\(Quotation.quoted(word)) is not one of in, out, annulment",
        "write one of them")
    }
    let key = text("key", &table)
    let (device, annuls, reason) = (
      text("device", &table), text("annuls", &table), text("reason", &table)
    )
    for (column, value) in [("annuls", annuls), ("reason", reason)] {
      if direction == .annulment, value.isEmpty {
        table.note(line.row, column, "an annulment says what it takes back and why", "fill this field")
      } else if direction != .annulment, direction != nil, !value.isEmpty {
        table.note(line.row, column, "this field belongs to annulments only", "leave it empty")
      }
    }
    guard table.faults.count == before, line.isWhole, let at, let direction else { return nil }
    func given(_ text: String) -> String? { text.isEmpty ? nil : text }
    return AttendanceRecord(
      row: line.row, externalID: attendee, session: session, at: at, direction: direction, key: key,
      device: given(device), annuls: given(annuls), reason: given(reason))
  }
}
