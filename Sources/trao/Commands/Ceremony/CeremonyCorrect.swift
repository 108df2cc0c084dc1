import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao ceremony correct`
struct CeremonyCorrect: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "correct", "Put right what was recorded of a hand-over, or take it back.",
    """
    What was recorded stays on record beside the correction; `trao ceremony history` tells both. With --annul what \
    was recorded did not happen, and the grant is planned again.
    """,
    example: "trao ceremony correct --position 2 --at 2023-11-17T10:26:00+07:00 --reason 'sai giờ'")

  @Argument(help: "The ceremony's code; needless when there is one.") var code: String?
  @Option(help: "Place in the order of the stage.") var position: Int
  @Option(
    help: ArgumentHelp("When it really happened: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment?
  @Option(help: ArgumentHelp("Who really took it for the recipient.", valueName: "name")) var proxy: String?
  @Flag(help: "The recipient took it after all.") var noProxy = false
  @Option(help: ArgumentHelp("Who really handed it over.", valueName: "external-id")) var presenter: String?
  @Option(help: ArgumentHelp("Who really received it.", valueName: "external-id")) var recipient: String?
  @Flag(help: "It did not happen.") var annul = false
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let isChange = at != nil || proxy != nil || noProxy || presenter != nil || recipient != nil
    guard annul != isChange else {
      throw ValidationError("say what was different, or --annul if it did not happen")
    }
    guard proxy == nil || !noProxy else { throw ValidationError("choose --proxy or --no-proxy, not both") }
  }

  func run() async throws {
    let actor = try actor.actor()
    var correction = CeremonyStore.Correction(reason: reason)
    correction.proxy = proxy
    correction.isWithoutProxy = noProxy
    (correction.presenter, correction.recipient) = (presenter, recipient)
    correction.isAnnulment = annul
    let (zone, grant) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [code, position, correction, at, key, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let ceremony = try CeremonyStore.find(code, of: found, in: database)
        var correction = correction
        correction.time = try at.map { try $0.date ?? DatabaseClock.now(in: database) }
        let grant = try CeremonyStore.correct(
          position, of: ceremony, in: found, correction, key: key, in: database)
        return (found.timeZone, grant)
      }
    }
    try output.print(GrantRecord(grant, in: zone), rehearsal) { _ in
      let time = grant.handedAt.map { " at \(ConferenceTime($0, in: zone).rfc3339)" } ?? ""
      return "\(grant.position). \(grant.code): \(grant.state.rawValue)\(time)"
        + "\(rehearsal.isDryRun ? " (dry run: nothing was written)" : "")\n"
    }
  }
}
