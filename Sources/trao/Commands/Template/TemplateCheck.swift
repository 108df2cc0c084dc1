import ArgumentParser
import Conferences
import Documents
import PostgreSQL
import Reports

/// `trao template check`
struct TemplateCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "check", "Check a template; with --conference, against everybody it is for.",
    """
    Without a conference the template is read and compiled, with no database. With one, the paper of each recipient \
    is laid out, and every character no font has, what does not fit, fields without a value and values in another \
    language are named, each on a line, with the recipient's code. Exit code 1 when something is found.
    """,
    example: "trao template check invitation-vi --conference qn-jp-2023")

  @Argument(help: "A template's name, or a folder.") var template: String
  @Option(
    help: ArgumentHelp("The day printed on the papers; default: today.", valueName: "date"),
    transform: Day.parse)
  var dated: CalendarDate?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  struct Finding: Encodable {
    /// The recipient's code; absent where the template itself is at fault.
    var subject: String?
    var language: String?
    /// Of the template's faults.
    var file: String?
    var line: Int?
    var column: Int?
    let message: String

    var text: String {
      if let subject, let language { return "\(subject) (\(language)): \(message)\n" }
      return "\(file ?? ""):\(line ?? 1):\(column ?? 1): \(message)\n"
    }
  }

  private struct Record: Encodable {
    let template: String
    let hash: String
    var kind: String?
    var languages: [String] = []
    /// Recipients whose papers were laid out.
    var checked = 0
    /// Recipients whose language the template has no words in.
    var skipped = 0
    var findings: [Finding] = []
  }

  /// Recipients whose values are in memory at a time.
  private static let chunk = 500

  func run() async throws {
    let place = try TemplatePlace(database)
    let entry = try place.library.find(template)
    var record = Record(template: entry.source.name, hash: entry.source.hash)
    do {
      let press = try place.press()
      let form = try press.form(of: entry.source)
      record.kind = form.kind.rawValue
      record.languages = form.languages.map(\.rawValue)
      if let code = conference.code { try await review(form, press, code, into: &record) }
    } catch let error as TemplateError {
      record.findings += error.problems.map {
        Finding(file: $0.file, line: $0.line, column: $0.column, message: $0.message)
      }
    }
    try output.print(record) { _ in text(of: record) }
    if !record.findings.isEmpty { throw Sysexit.no.code }
  }

  private func review(
    _ form: TemplateForm, _ press: Press, _ code: String, into record: inout Record
  ) async throws {
    let (checked, skipped, found) = try await database.withPool { [dated] pool in
      let (id, day, all) = try await pool.read { database in
        let conference = try ConferenceStore.resolve(code, in: database)
        return (
          conference.id, try dated ?? Press.today(at: conference.id, in: database),
          try Recipient.all(for: form.kind, conference: conference.id, in: database)
        )
      }
      let wanted = all.filter { form.languages.contains($0.language) }
      var found: [ReviewFinding] = []
      for start in stride(from: 0, to: wanted.count, by: Self.chunk) {
        let chunk = Array(wanted[start..<min(start + Self.chunk, wanted.count)])
        found += try await pool.read { database in
          try press.review(chunk, with: form, conference: id, dated: day, in: database)
        }
      }
      return (wanted.count, all.count - wanted.count, found)
    }
    record.checked = checked
    record.skipped = skipped
    record.findings += found.map {
      Finding(
        subject: $0.recipient.code, language: $0.recipient.language.rawValue, message: $0.problem.description)
    }
  }

  private func text(of record: Record) -> String {
    let findings = record.findings.map { PlainText.escaped($0.text.dropLast().description) + "\n" }.joined()
    var parts = [
      record.findings.isEmpty
        ? "\(record.template): nothing found"
        : "\(record.template): \(Wording.count(record.findings.count, "finding"))"
    ]
    if conference.code != nil {
      parts.append("\(Wording.count(record.checked, "paper")) laid out")
      if record.skipped > 0 { parts.append("\(record.skipped) in other languages left out") }
    }
    return findings + parts.joined(separator: ", ") + "\n"
  }
}
