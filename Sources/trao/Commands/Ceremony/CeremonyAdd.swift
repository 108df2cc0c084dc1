import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony add`
struct CeremonyAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Add a ceremony to a session.",
    example: "trao ceremony add MEMORANDA --session S2 --name-vi 'Lễ trao biên bản ghi nhớ' --name-ja '覚書授与式'"
  )

  @Argument(help: "Its code.") var code: String
  @Option(help: ArgumentHelp("The session in which it takes place.", valueName: "code")) var session: String
  @OptionGroup var name: NameOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (actor, name) = (try actor.actor(), try name.text())
    let (found, ceremony) = try await database.withPool { pool in
      try await pool.change(as: actor) { [code, session, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        return (found, try CeremonyStore.add(code, session: session, name: name, to: found, in: database))
      }
    }
    try output.print(CeremonyRecord(ceremony, in: found.timeZone)) { _ in
      "Ceremony \(ceremony.code) is added to session \(ceremony.session).\n"
    }
  }
}
