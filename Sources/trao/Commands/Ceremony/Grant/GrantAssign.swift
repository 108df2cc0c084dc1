import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony grant assign`
struct GrantAssign: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "assign", "Say who hands over and who receives.",
    "Give an option again for each who stands there, in their order. A side that is not given stays as it is.",
    example: "trao ceremony grant assign 1 --recipient mihon-ichiro --recipient mihon-jiro")

  @Argument(help: "Its place in the running order.") var position: Int
  @Option(help: ArgumentHelp("Who hands it over.", valueName: "external-id")) var presenter: [String] = []
  @Option(help: ArgumentHelp("Who receives it.", valueName: "external-id")) var recipient: [String] = []
  @Flag(help: "Nobody is to hand it over yet.") var noPresenter = false
  @Flag(help: "Nobody is to receive it yet.") var noRecipient = false
  @OptionGroup var ceremony: CeremonyOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !(noPresenter && !presenter.isEmpty), !(noRecipient && !recipient.isEmpty) else {
      throw ValidationError("name somebody or nobody, not both")
    }
    guard noPresenter || noRecipient || !presenter.isEmpty || !recipient.isEmpty else {
      throw ValidationError("say who: --presenter, --recipient")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let presenters = presenter.isEmpty && !noPresenter ? nil : presenter
    let recipients = recipient.isEmpty && !noRecipient ? nil : recipient
    let (zone, grant) = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [position, code = ceremony.ceremony, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let ceremony = try CeremonyStore.find(code, of: found, in: database)
        let grant = try CeremonyStore.assign(
          position, presenters: presenters, recipients: recipients, of: ceremony, in: found, in: database)
        return (found.timeZone, grant)
      }
    }
    try output.print(GrantRecord(grant, in: zone)) { _ in
      let sides = [grant.presenters, grant.recipients].map { side in
        side.isEmpty ? "nobody" : side.map { PlainText.escaped($0.name) }.joined(separator: ", ")
      }
      return "\(grant.position). \(grant.code): from \(sides[0]) to \(sides[1]).\n"
    }
  }
}
