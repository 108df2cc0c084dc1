import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao law show`
struct LawShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show every version of one rule: since when, on what ground, and what is not known of it.",
    example: "trao law show certificate-new")

  @Argument(help: "Subject of a form, code of a deadline, or series of numbers, as trao law list shows them.")
  var about: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let all = try await database.read { database in try LawRecord.all(on: nil, in: database) }
    let rules = all.filter { $0.about == about }
    guard !rules.isEmpty else {
      throw Failure(
        .noInput, "there is no rule about \(about)", remedy: "trao law list shows what there is")
    }
    try output.print(rules) { _ in
      rules.map { rule in
        var text = "\(rule.about)  \(rule.validFrom) to \(rule.validTo?.iso ?? "now")\n"
        text += "  \(PlainText.escaped(rule.text))\n  source: \(PlainText.escaped(rule.source))\n"
        if let body = rule.body { text += "  of: \(body)\n" }
        if !rule.isVerified { text += "  nobody has verified it\n" }
        if let remark = rule.remark { text += "  \(PlainText.escaped(remark))\n" }
        return text
      }.joined(separator: "\n")
    }
  }
}
