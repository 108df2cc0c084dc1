import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony grant add`
struct GrantAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Put a hand-over into the running order.",
    """
    What is handed over is a project's certificate (the one in force, unless --amendment says which) or another \
    instrument (trao instrument list). The running order is the order of the stage, of the folders and of the script. \
    Give --presenter and --recipient again for each who stands there, in their order.
    """,
    example: """
      trao ceremony grant add --project 0000000001 --presenter nguyen-van-mau --recipient mihon-ichiro
      trao ceremony grant add --instrument MOU-1 --presenter nguyen-van-mau --recipient mihon-ichiro
      """)

  @Option(help: ArgumentHelp("The project whose certificate it is.", valueName: "code")) var project: String?
  @Option(help: "Which certificate: 0 for the first, then its amendments.") var amendment: Int?
  @Option(help: ArgumentHelp("Another instrument.", valueName: "code")) var instrument: String?
  @Option(help: ArgumentHelp("Who hands it over.", valueName: "external-id")) var presenter: [String] = []
  @Option(help: ArgumentHelp("Who receives it.", valueName: "external-id")) var recipient: [String] = []
  @Option(help: "Place in the running order; default: the last.") var position: Int?
  @OptionGroup var ceremony: CeremonyOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (project == nil) != (instrument == nil) else {
      throw ValidationError("say what is handed over: --project or --instrument")
    }
    guard amendment == nil || project != nil else {
      throw ValidationError("--amendment goes with --project")
    }
    guard position.map({ $0 > 0 }) ?? true else { throw ValidationError("places count from 1") }
  }

  func run() async throws {
    let actor = try actor.actor()
    let handed: CeremonyStore.Handed =
      project.map { .certificate(project: $0, amendment: amendment) } ?? .instrument(instrument ?? "")
    let (zone, grant) = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [presenter, recipient, position, code = ceremony.ceremony, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let ceremony = try CeremonyStore.find(code, of: found, in: database)
        let grant = try CeremonyStore.addGrant(
          of: handed, presenters: presenter, recipients: recipient, at: position, to: ceremony, in: found,
          in: database)
        return (found.timeZone, grant)
      }
    }
    try output.print(GrantRecord(grant, in: zone)) { _ in
      "\(grant.position). \(grant.code) is in the running order.\n"
    }
  }
}
