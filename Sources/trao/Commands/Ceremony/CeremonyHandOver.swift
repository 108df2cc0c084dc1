import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao ceremony hand-over`
struct CeremonyHandOver: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "hand-over", "Record what was handed over on stage.",
    """
    Only a certificate that the authority has issued can be handed over, and not before the day of its \
    issue. Without --position the next one in the order of the stage is meant. Of whom the door recorded no \
    check-in a warning says so; those on the stage see who is there. What is recorded wrong is put right by \
    `trao ceremony correct`.
    """,
    example: "trao ceremony hand-over --position 1 --at 2023-11-17T09:40:00+07:00")

  @Argument(help: "The ceremony's code; needless when there is one.") var code: String?
  @Option(help: "Place in the order of the stage; default: the next.") var position: Int?
  @Flag(help: "Everything that is not handed over yet, in order.") var all = false
  @Option(help: ArgumentHelp("When it happened: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment = .now
  @Option(help: ArgumentHelp("Who took it for the recipient.", valueName: "name")) var proxy: String?
  @Flag(help: "The recipient did not come, and nobody took it.") var absent = false
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !all || (position == nil && proxy == nil && key == nil && !absent) else {
      throw ValidationError("--all stands for itself: leave out --position, --proxy, --absent and --key")
    }
    guard proxy == nil || !absent else { throw ValidationError("choose --proxy or --absent, not both") }
  }

  func run() async throws {
    let actor = try actor.actor()
    let (zone, grants) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [code, wanted = conference.code, position, all, at, proxy, absent, key] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let ceremony = try CeremonyStore.find(code, of: found, in: database)
        let waiting = ceremony.grants.filter { $0.state == .planned || $0.state == .ready }.map(\.position)
        let grants = try (all ? waiting.map(Optional.some) : [position]).map { position in
          try CeremonyStore.handOver(
            position, of: ceremony, in: found, at: at.date, proxy: proxy, isAbsent: absent, key: key,
            in: database)
        }
        return (found.timeZone, grants)
      }
    }
    for grant in grants where grant.state.isHandedOver {
      let missing = grant.peopleNotSeen.map(\.externalID)
      guard !missing.isEmpty else { continue }
      Output.note("warning: no check-in is recorded of \(missing.joined(separator: ", "))")
    }
    try output.print(grants.map { GrantRecord($0, in: zone) }, rehearsal) { _ in
      guard !grants.isEmpty else { return "Everything is handed over already.\n" }
      return grants.map { grant in
        let time = grant.handedAt.map { " at \(ConferenceTime($0, in: zone).rfc3339)" } ?? ""
        return "\(grant.position). \(PlainText.escaped(grant.companyName.best(for: .en) ?? grant.code)): "
          + "\(grant.state.rawValue)\(time)\(rehearsal.isDryRun ? " (dry run: nothing was written)" : "")\n"
      }.joined()
    }
  }
}
