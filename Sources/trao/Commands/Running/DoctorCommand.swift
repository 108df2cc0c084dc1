import ArgumentParser
import Backend
import Reports

/// `trao doctor`
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "doctor", "Examine the installation, and say what to do about what is wrong.",
    "Exit code 1 when a problem is found.", example: "trao doctor --json")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let findings = await Doctor(try database.request.place()).examine()
    try output.print(findings) { width in
      findings.map { finding in
        let mark = finding.state == .ok ? "ok     " : finding.state == .note ? "note   " : "PROBLEM"
        let remedy = finding.remedy.isEmpty ? "" : "           remedy: \(PlainText.escaped(finding.remedy))"
        let message = "\(mark)  \(finding.check): \(PlainText.escaped(finding.message))"
        return PlainText.folded(message, to: width, indent: 11) + "\n"
          + (remedy.isEmpty ? "" : PlainText.folded(remedy, to: width, indent: 19) + "\n")
      }.joined()
    }
    if findings.contains(where: { $0.state == .problem }) { throw Sysexit.no.code }
  }
}
