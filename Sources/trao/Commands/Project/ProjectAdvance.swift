import ArgumentParser
import Conferences
import PostgreSQL

/// `trao project advance`
struct ProjectAdvance: AsyncParsableCommand {
  /// How far a certificate gets.
  enum Step: String, ExpressibleByArgument, CaseIterable {
    case checked, signed, issued

    var state: CertificateState {
      switch self {
      case .checked: .checked
      case .signed: .signed
      case .issued: .issued
      }
    }
  }

  static let configuration = CommandConfiguration.verb(
    "advance", "Record that the authority checked, signed or issued the latest certificate of a project.",
    "An amendment that is issued supersedes the certificate before; what was handed over of that stays.",
    example: "trao project advance 0000000005 --to checked --on 2023-05-31")

  @Argument(help: "Its ten-digit code.") var code: String
  @Option(help: "How far it is now.") var to: Step
  @Option(help: ArgumentHelp("The day on which the authority did.", valueName: "date"), transform: Day.parse)
  var on: CalendarDate
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var change: ProjectChange

  func run() async throws {
    try await change.make { [code, state = to.state, on, key] database in
      try CertificateStore.advance(code, to: state, on: on, key: key, in: database)
    }
  }
}
