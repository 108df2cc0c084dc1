import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao delegation add`
struct DelegationAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Add a delegation, which is forming until it is confirmed.", "It stands behind the others.",
    example: "trao delegation add JP-KOBE --country JP --name-en 'City of Kobe' --name-ja 神戸市")

  @Argument(help: "The delegation's code.") var code: String
  @Option(help: ArgumentHelp("Its country.", valueName: "alpha-2")) var country: String
  @Option(help: "On whose side it sits.") var side: DelegationSide = .guest
  @Option(help: ArgumentHelp("The organisation that sends it.", valueName: "code")) var organisation: String?
  @OptionGroup var name: NameOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let text = try name.text()
    let delegation = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [code, country, side, organisation, text, wanted = conference.code] database in
        try DelegationStore.add(
          code, name: text, country: country, side: side, organisation: organisation,
          to: ConferenceStore.resolve(wanted, in: database), in: database)
      }
    }
    try output.print(DelegationRecord(delegation)) { _ in
      "The delegation \(delegation.code) is added, in place \(delegation.position); it is forming.\n"
    }
  }
}
