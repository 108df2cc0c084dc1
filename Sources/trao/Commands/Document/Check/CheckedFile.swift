import PDF
import Reports

/// What the check says of one file, as `--json` prints it.
struct CheckedFile: Encodable {
  struct Line: Encodable {
    let rule: String
    let clause: String
    let object: Int?
    let page: Int?
    let message: String
  }

  let file: String
  let isPDF: Bool
  let findings: [Line]
  /// By flavour; nil where veraPDF was not asked.
  var veraPDF: [VeraPDF.Verdict]?
  private let lines: [String]

  enum CodingKeys: String, CodingKey {
    case file, conforms, findings
    case veraPDF = "verapdf"
  }

  init(file: String, isPDF: Bool, report: ConformanceReport) {
    self.file = file
    self.isPDF = isPDF
    findings = report.findings.map {
      Line(
        rule: $0.rule.id, clause: $0.rule.clause, object: $0.object, page: $0.page, message: $0.message)
    }
    lines = report.findings.map(\.description)
  }

  /// Nobody found a fault.
  var conforms: Bool { findings.isEmpty && (veraPDF ?? []).allSatisfy(\.conforms) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(conforms, forKey: .conforms)
    try container.encode(findings, forKey: .findings)
    try container.encodeIfPresent(veraPDF, forKey: .veraPDF)
  }

  /// One line for each finding, or one that says there is none; folded to a terminal's width.
  func text(width: Int?) -> String {
    let others = (veraPDF ?? []).flatMap { verdict in
      verdict.failures.map { "veraPDF \(verdict.flavour): \($0)" }
    }
    let all = lines + others
    let shown = all.isEmpty ? ["conforms to PDF/A-2a and PDF/UA-1"] : all
    return shown.map { PlainText.folded(PlainText.escaped("\(file): \($0)"), to: width, indent: 2) + "\n" }
      .joined()
  }
}

/// The answer of `document check`.
struct CheckResult: Encodable {
  let files: [CheckedFile]
  let veraPDF: String

  enum CodingKeys: String, CodingKey {
    case files
    case veraPDF = "verapdf"
  }

  func text(width: Int?) -> String {
    files.map { $0.text(width: width) }.joined() + (veraPDF == "asked" ? "" : "veraPDF: \(veraPDF)\n")
  }
}
