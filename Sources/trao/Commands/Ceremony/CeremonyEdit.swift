import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony edit`
struct CeremonyEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Change a ceremony's names, or move it to another session.",
    "What is not given stays as it is.", example: "trao ceremony edit GRANTS --session S1")

  @Argument(help: "The ceremony's code; needless when there is one.") var code: String?
  @Option(help: ArgumentHelp("The session in which it takes place.", valueName: "code")) var session: String?
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
        return (found, try CeremonyStore.edit(code, session: session, name: name, of: found, in: database))
      }
    }
    try output.print(CeremonyRecord(ceremony, in: found.timeZone)) { _ in
      "Ceremony \(ceremony.code) is changed: \(PlainText.escaped(ceremony.name.best(for: .en) ?? "")), "
        + "in session \(ceremony.session).\n"
    }
  }
}
