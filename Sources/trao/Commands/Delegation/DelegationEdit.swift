import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao delegation edit`
struct DelegationEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Change a delegation: names, head, deputy, liaison officer, members.",
    """
    Head and deputy are members; the liaison officer is of the host. What is not named stays. A closed delegation is \
    reopened first.
    """,
    example: "trao delegation edit JP-JETRO --head G-003 --liaison pham-thu-mau")

  @Argument(help: "The delegation's code.") var code: String
  @Option(help: ArgumentHelp("Who leads it.", valueName: "external-id")) var head: String?
  @Flag(help: "Nobody leads it.") var noHead = false
  @Option(help: ArgumentHelp("Who leads it when the head cannot.", valueName: "external-id")) var deputy:
    String?
  @Flag(help: "It has no deputy.") var noDeputy = false
  @Option(help: ArgumentHelp("Who of the host looks after it.", valueName: "external-id")) var liaison:
    String?
  @Flag(help: "Nobody looks after it.") var noLiaison = false
  @Option(help: ArgumentHelp("A guest who joins it; may be given again.", valueName: "external-id"))
  var member: [String] = []
  @Option(help: ArgumentHelp("A member who leaves it; may be given again.", valueName: "external-id"))
  var without: [String] = []
  @Option(help: ArgumentHelp("The organisation that sends it.", valueName: "code")) var organisation: String?
  @Option(help: ArgumentHelp("Its country.", valueName: "alpha-2")) var country: String?
  @Option(help: "On whose side it sits.") var side: DelegationSide?
  @OptionGroup var name: NameOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    for (given, removed, what) in [
      (head, noHead, "head"), (deputy, noDeputy, "deputy"), (liaison, noLiaison, "liaison"),
    ]
    where given != nil && removed {
      throw ValidationError("choose --\(what) or --no-\(what), not both")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    var change = DelegationChange()
    change.name = try name.text()
    change.organisation = ValueChange(organisation, removing: false)
    (change.country, change.side) = (country, side)
    change.head = ValueChange(head, removing: noHead)
    change.deputy = ValueChange(deputy, removing: noDeputy)
    change.liaison = ValueChange(liaison, removing: noLiaison)
    (change.joining, change.leaving) = (member, without)
    let delegation = try await database.withPool { pool in
      try await pool.change(as: actor) { [code, change, wanted = conference.code] database in
        try DelegationStore.edit(
          code, change, of: ConferenceStore.resolve(wanted, in: database), in: database)
      }
    }
    try output.print(DelegationRecord(delegation)) { DelegationTable.text([delegation], width: $0) }
  }
}
