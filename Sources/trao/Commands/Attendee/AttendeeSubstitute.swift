import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendee substitute`
struct AttendeeSubstitute: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "substitute", "Record that somebody comes instead of a guest.",
    """
    --substitute names a guest there is, or the id of one who is added: then say who it is, as for attendee add. The substitute \
    stands at their own rank, with their own title; a seat and a place given by hand are not inherited. They join the \
    guest's delegation unless --delegation or --own-delegation says otherwise, and lead it where the guest did.
    """,
    example: """
      trao attendee substitute G-003 --substitute G-001 --at 2023-11-10T08:00:00+07:00
      trao attendee substitute G-006 --substitute G-105 --name 'Trần An' --country VN \\
        --language vi --rank 220
      """)

  @Argument(help: ArgumentHelp("The external id of the guest who does not come.", valueName: "external-id"))
  var id: String
  @Option(help: ArgumentHelp("Who comes instead.", valueName: "external-id")) var substitute: String
  @Option(help: ArgumentHelp("The substitute's delegation; default: the guest's.", valueName: "code"))
  var delegation: String?
  @Flag(help: "The substitute stays in their own delegation.") var ownDelegation = false
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String?
  @Option(help: "How the guest said so.") var channel: Substitution.Channel =
    .phone
  @Option(help: ArgumentHelp("When: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment = .now
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var new: NewGuestOptions
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard delegation == nil || !ownDelegation else {
      throw ValidationError("choose --delegation or --own-delegation, not both")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let other: Substitution.Substitute =
      new.inviteeCount == 0 ? .guest(substitute) : .new(try new.guest(substitute, delegation: nil))
    var terms = Substitution.Terms()
    terms.membership = delegation.map { .other($0) } ?? (ownDelegation ? .own : .inherited)
    (terms.reason, terms.channel, terms.at, terms.key) = (reason, channel, at.date, key)
    let departure = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [id, other, terms, code = conference.code] database in
        try Substitution.record(
          id, by: other, terms, of: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(DepartureRecord(departure), rehearsal) { _ in
      let (guest, other) = (departure.attendee.name, departure.substitute?.name ?? substitute)
      return DepartureRecord.text(
        "\(PlainText.escaped(other)) comes instead of \(PlainText.escaped(guest))", departure)
        + (rehearsal.isDryRun ? "(dry run: nothing was written)\n" : "")
    }
  }
}
