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
    Without a conference the template is read, compiled and tried with sample values, with no database. With one, the \
    paper of each recipient is laid out, and every character no font has, what does not fit, fields without a value \
    and values in another language are named, each on a line, with the recipient's code. Exit code 1 when something \
    is found.
    """,
    example: """
      trao template check templates/invitation-vi
      trao template check invitation-vi --conference qn-jp-2023
      """)

  @Argument(help: "A template's name, or a folder.") var template: String
  @Option(
    help: ArgumentHelp("The day printed on the papers; default: today.", valueName: "date"),
    transform: Day.parse)
  var dated: CalendarDate?
  @Option(help: ArgumentHelp("Check the papers of all recipients of this conference.", valueName: "code"))
  var conference: String?
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
    /// Of a recipient's paper: where it is found, and what is to be mended.
    var slot: String?
    var field: String?
    let message: String

    /// In one line; `folder` goes before the names of files, so that an editor finds them.
    func text(in folder: String) -> String {
      if let subject, let language { return "\(subject) (\(language)): \(message)" }
      return "\(folder)\(file ?? ""):\(line ?? 1):\(column ?? 1): \(message)"
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
    /// Whose titles are out of date on the papers' day: no fault of the template.
    var warnings: [TitleWarningRecord] = []

    mutating func add(_ problems: [TemplateProblem]) {
      findings += problems.map {
        Finding(file: $0.file, line: $0.line, column: $0.column, message: $0.message)
      }
    }
  }

  /// Recipients whose values are in memory at a time.
  private static let chunk = 200

  func run() async throws {
    let place = try TemplatePlace(database)
    let entry = try place.library.find(template)
    var record = Record(template: entry.source.name, hash: entry.source.hash)
    do {
      let press = try place.press()
      let form = try press.form(of: entry.source)
      record.kind = form.kind.rawValue
      record.languages = form.languages.map(\.rawValue)
      record.add(try press.review(form))
      if let conference { try await review(form, press, conference, into: &record) }
    } catch let error as TemplateError {
      record.add(error.problems)
    }
    var folder = ""
    if case .folder(let path) = entry.origin { folder = path.hasSuffix("/") ? path : path + "/" }
    try output.print(record) { text(of: record, in: folder, width: $0) }
    if !record.findings.isEmpty { throw Sysexit.no.code }
  }

  private func review(
    _ form: TemplateForm, _ press: Press, _ code: String, into record: inout Record
  ) async throws {
    let (checked, skipped, found, warnings) = try await database.withPool {
      [dated, showsProgress = !output.json] pool in
      let (id, day, all) = try await pool.read { database in
        let conference = try ConferenceStore.resolve(code, in: database)
        return (
          conference.id, try dated ?? Press.today(at: conference.id, in: database),
          try Recipient.all(for: form.kind, conference: conference.id, in: database)
        )
      }
      let wanted = all.filter { form.languages.contains($0.language) }
      var found: [ReviewFinding] = []
      // A list that is done at once needs no bar.
      var bar = showsProgress && wanted.count > Self.chunk ? ProgressBar("check") : nil
      for start in stride(from: 0, to: wanted.count, by: Self.chunk) {
        let chunk = Array(wanted[start..<min(start + Self.chunk, wanted.count)])
        found += try await pool.read { database in
          try press.review(chunk, with: form, conference: id, dated: day, in: database)
        }
        bar?.show(done: start + chunk.count, of: wanted.count)
      }
      bar?.finish()
      let warnings = try await pool.read { database in
        try TitleWarnings.of(form.kind, wanted.map(\.code), dated: day, at: id, in: database)
      }
      return (wanted.count, all.count - wanted.count, found, warnings)
    }
    record.checked = checked
    record.skipped = skipped
    record.warnings = warnings.map(TitleWarningRecord.init)
    record.findings += found.map {
      Finding(
        subject: $0.recipient.code, language: $0.recipient.language.rawValue, slot: $0.problem.slot,
        field: $0.problem.field, message: $0.problem.description)
    }
  }

  private func text(of record: Record, in folder: String, width: Int?) -> String {
    let findings = record.findings.map {
      PlainText.folded(PlainText.escaped($0.text(in: folder)), to: width, indent: 2) + "\n"
    }
    .joined()
    var parts = [
      record.findings.isEmpty
        ? "\(record.template): nothing found"
        : "\(record.template): \(Wording.count(record.findings.count, "finding"))"
    ]
    if conference != nil {
      parts.append("\(Wording.count(record.checked, "paper")) laid out")
      if record.skipped > 0 { parts.append("\(record.skipped) in other languages left out") }
    }
    return findings + TitleWarningRecord.text(of: record.warnings.map(\.message), width: width)
      + PlainText.folded(parts.joined(separator: ", "), to: width, indent: 2) + "\n"
  }
}
