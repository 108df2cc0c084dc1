import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony check`
struct CeremonyCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "check", "Say what is not ready for a ceremony, and what to do.",
    """
    Looks at presenters and recipients, their answers, names and titles of the day, certificates, names in every \
    language of the ceremony, presentation copies, the programme and the order of the folders. Exits with 1 when \
    anything is not ready. With --mark grants that are ready say so from then on.
    """,
    example: "trao ceremony check GRANTS")

  @Argument(help: "The ceremony's code; default: all of them.") var code: String?
  @Flag(help: "Mark what is ready as ready, and what no longer is as planned.") var mark = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let ceremony: String
    let isReady: Bool
    let grants: [GrantReadiness]
    let findings: [FindingRecord]
  }

  private struct GrantReadiness: Encodable {
    let position: Int
    let code: String
    let state: String
    let isReady: Bool
  }

  private struct FindingRecord: Encodable {
    let position: Int?
    let code: String?
    let matter: String
    let message: String
    let remedy: String
    let isBlocking: Bool
  }

  func run() async throws {
    let actor = try actor.actor()
    let checks = try await database.withPool { pool in
      let look: @Sendable (Database) throws -> [CeremonyCheck] = {
        [code, mark, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let checks = try CeremonyCheck.all(of: found, ceremony: code, in: database)
        if mark { _ = try CeremonyCheck.mark(checks, in: found, database) }
        return checks
      }
      return try await mark ? pool.change(as: actor, look) : pool.read(look)
    }
    try output.print(checks.map(record)) { width in
      guard !checks.isEmpty else { return "There is no ceremony.\n" }
      return checks.map { text($0, width: width) }.joined(separator: "\n")
    }
    guard checks.allSatisfy(\.isReady) else { throw ExitCode(1) }
  }

  private func record(_ check: CeremonyCheck) -> Record {
    Record(
      ceremony: check.ceremony.code, isReady: check.isReady,
      grants: check.ceremony.grants.map {
        GrantReadiness(
          position: $0.position, code: $0.code, state: $0.state.rawValue,
          isReady: [.planned, .ready].contains($0.state) && check.isReady($0))
      },
      findings: check.findings.map {
        FindingRecord(
          position: $0.position, code: $0.code, matter: $0.matter.rawValue, message: $0.message,
          remedy: $0.remedy,
          isBlocking: $0.isBlocking)
      })
  }

  private func text(_ check: CeremonyCheck, width: Int?) -> String {
    var table = TextTable([.number("no."), .prose("what"), .prose("company"), .code("state")])
    for grant in check.ceremony.grants {
      let waits = [.planned, .ready].contains(grant.state)
      table.add([
        "\(grant.position)", grant.code, grant.companyName.best(for: .en) ?? "-",
        waits ? (check.isReady(grant) ? "ready" : "not ready") : grant.state.rawValue,
      ])
    }
    var text =
      "\(check.ceremony.code): \(check.isReady ? "ready" : "not ready")\n\n\(table.text(width: width))"
    if !check.findings.isEmpty { text += "\n" }
    for finding in check.findings {
      let place = finding.position.map { "\($0). \(finding.code ?? "")" } ?? check.ceremony.code
      text +=
        "\(finding.isBlocking ? "not ready" : "note     ")  \(place): \(PlainText.escaped(finding.message))\n"
        + "           \(PlainText.escaped(finding.remedy))\n"
    }
    return text
  }
}
