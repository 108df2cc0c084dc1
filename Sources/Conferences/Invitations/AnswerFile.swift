import Foundation
import Spreadsheets
import StrictYAML

/// One answer as a file gives it. Empty texts are what is left out.
struct AnswerRecord: Hashable, Sendable {
  var row: Int
  var externalID: String
  var session: String
  var answer: Answer
  var substitute: String
  var at: Date
  var channel: AnswerChannel
  var note: String
  var key: String
}

/// The file of answers: a CSV with one answer a record.
public enum AnswerFile {
  /// Its columns. An empty session is the conference; the channel is else `post`.
  public static let columns = [
    "external_id", "session", "answer", "substitute", "at", "channel", "note", "key",
  ]
  public static let requiredColumns = ["external_id", "answer", "at", "key"]

  /// What the answers of a file may name.
  struct Rules {
    /// The external ids there are; nil where they could not be read.
    var attendees: Set<String>?
    /// The session codes there are; nil where they could not be read.
    var sessions: Set<String>?
    /// No answer can be later.
    var latest = Date.distantFuture
  }

  /// Reads a file; what is wrong with it comes back as faults, all of them.
  static func read(
    _ source: Table, name: String, _ rules: Rules
  ) -> (records: [AnswerRecord], faults: [InputFault]) {
    var table = RecordTable(file: name)
    var records: [AnswerRecord] = []
    var keys: [String: AnswerRecord] = [:]
    let reading = RecordTable.Reading(rules: .init(known: columns, required: requiredColumns))
    table.read(source, reading) { table, line in
      var fields = Fields(line: line, rules: rules)
      let record = fields.record(&table)
      guard let record else { return }
      // The same answer twice is as good as once.
      records.append(record)
      guard let first = keys[record.key] else {
        keys[record.key] = record
        return
      }
      var same = record
      same.row = first.row
      if same != first {
        table.note(
          line.row, "key", "row \(first.row) has this key with other contents", "give each answer its own")
      }
    }
    return (records, table.faults)
  }

  /// When the questions that answers are to were closed.
  struct Closings {
    private var sessions: [String: Date] = [:]
    /// When the last session was closed; nil while one is not.
    private var conference: Date?
    private let zone: TimeZone

    init(_ sessions: [(code: String, state: SessionState, closedAt: Date?)], zone: TimeZone) {
      self.zone = zone
      for session in sessions { self.sessions[session.code] = session.closedAt }
      let isOver = sessions.allSatisfy { $0.state == .closed || $0.state == .cancelled }
      conference = isOver ? sessions.compactMap(\.closedAt).max() : nil
    }

    /// Answers that came too late.
    func faults(of records: [AnswerRecord], name: String) -> [InputFault] {
      records.compactMap { record in
        let closing = record.session.isEmpty ? conference : sessions[record.session]
        guard let closing, record.at > closing else { return nil }
        let what = record.session.isEmpty ? "the last session" : "the session \(record.session)"
        return InputFault(
          file: name, line: record.row, column: "at",
          message: "\(what) was closed before this, at \(RFC3339.toSecond(closing, in: zone))")
      }
    }
  }

  /// The fields of one record.
  private struct Fields {
    let line: RecordTable.Line
    let rules: Rules

    mutating func record(_ table: inout RecordTable) -> AnswerRecord? {
      let before = table.faults.count
      let attendee = known("external_id", "participant", rules.attendees, &table)
      let session = known("session", "session", rules.sessions, &table)
      let answer: Answer? = word("answer", default: nil, &table)
      let substitute = known("substitute", "participant", rules.attendees, &table)
      if let answer, (answer == .substitute) != !substitute.isEmpty {
        table.note(
          line.row, "substitute",
          answer == .substitute
            ? "the answer is substitute, and nobody is named"
            : "the answer is \(answer.rawValue), so nobody comes instead",
          answer == .substitute ? "name the participant who comes instead" : "leave this empty")
      } else if !substitute.isEmpty, substitute == attendee {
        table.note(line.row, "substitute", "nobody stands in for themselves", "name somebody else")
      }
      let at = time("at", &table)
      let channel: AnswerChannel? = word("channel", default: .post, &table)
      let (note, key) = (text("note", &table), text("key", &table))
      guard table.faults.count == before, line.isWhole, let answer, let at, let channel else { return nil }
      return AnswerRecord(
        row: line.row, externalID: attendee, session: session, answer: answer, substitute: substitute, at: at,
        channel: channel, note: note, key: key)
    }

    private func text(_ column: String, _ table: inout RecordTable) -> String {
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

    private func known(
      _ column: String, _ what: String, _ names: Set<String>?, _ table: inout RecordTable
    ) -> String {
      let name = text(column, &table)
      if let names, !name.isEmpty, !names.contains(name) {
        table.note(
          line.row, column, "there is no \(what) \(Quotation.quoted(name))",
          NearestName.of(name, among: names).map { "did you mean \($0)?" })
      }
      return name
    }

    private func word<Word: RawRepresentable<String> & CaseIterable>(
      _ column: String, default standard: Word?, _ table: inout RecordTable
    ) -> Word? {
      let name = text(column, &table)
      if name.isEmpty { return standard }
      if let word = Word(rawValue: name) { return word }
      let all = Word.allCases.map(\.rawValue).joined(separator: ", ")
      table.note(line.row, column, "\(Quotation.quoted(name)) is not one of \(all)", "write one of them")
      return nil
    }

    private func time(_ column: String, _ table: inout RecordTable) -> Date? {
      let written = text(column, &table)
      guard !written.isEmpty else { return nil }
      guard let time = RFC3339.date(written) else {
        table.note(
          line.row, column,
          "\(Quotation.quoted(written)) is no time with an offset", "write it as 2023-11-06T08:00:00+07:00")
        return nil
      }
      if time > rules.latest {
        table.note(
          line.row, column,
          "\(Quotation.quoted(written)) is still to come by the database's clock",
          "give the time of the answer")
      }
      return time
    }
  }
}
