import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao delegation order`
struct DelegationOrder: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "order", "Put the delegations in order: as they are named, or by their countries' names.",
    """
    States are equal: between them the alphabet of an agreed language decides. Delegations of the host come first, those \
    of one country keep their order. Delegations named by code come first, the others keep their order behind them.
    """,
    example: "trao delegation order --by country --language en\ntrao delegation order QN-HOST JP-PARL JP-MAFF"
  )

  enum Rule: String, ExpressibleByArgument, CaseIterable { case country }

  @Argument(help: "Codes of delegations, the first first.") var codes: [String] = []
  @Option(help: "By which rule.") var by: Rule?
  @Option(help: "Whose alphabet, and whose names.") var language: Conferences.Language = .en
  @Flag(help: "The host's delegations stand in the alphabet too.") var hostToo = false
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard codes.isEmpty != (by == nil) else {
      throw ValidationError("name delegations in their order, or give --by country")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let (delegations, moved) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [codes, language, hostToo, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        return codes.isEmpty
          ? try DelegationStore.orderByCountry(
            in: language, hostAmongThem: hostToo, of: found, in: database)
          : try DelegationStore.order(codes, of: found, in: database)
      }
    }
    try output.print(delegations.map(DelegationRecord.init), rehearsal) { width in
      DelegationTable.text(delegations, width: width) + "\n\(Wording.count(moved, "delegation")) moved"
        + (rehearsal.isDryRun ? " (dry run: nothing was written)\n" : "\n")
    }
  }
}
