import ArgumentParser
import Conferences
import PostgreSQL

/// `trao conference edit`
struct ConferenceEdit: AsyncParsableCommand {
  /// What can be taken out.
  enum Field: String, CaseIterable, ExpressibleByArgument {
    case replyBy = "reply-by"
    case contactPhone = "contact-phone"
    case contactEmail = "contact-email"
    case secondTimeZone = "second-time-zone"
    case signer
    case theme, occasion, venue, place, dress, contact
    case signatureAuthority = "signature-authority"
    case signaturePosition = "signature-position"

    fileprivate var text: ConferenceText? { ConferenceText(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration.verb(
    "edit", "Change when and where a conference is, what papers print of it, and how far along it is.",
    """
    A conference is draft, published, running, closed, archived; it goes on, and back only with --back. It cannot be \
    closed while a session is open. Its days must hold its sessions: to put it off, give days that hold both, move the \
    sessions, then give the days. Its time zone can change until a session has opened or a paper with hours is \
    released; sessions stay at their moments, and their local hours change. What is not given stays as it is; papers \
    that are made already do not change.
    """,
    example: """
      trao conference edit --reply-by 2023-11-10 --contact-phone '+84 203 3835 696'
      trao conference edit --state running
      trao conference edit --starts-on 2023-11-16 --ends-on 2023-11-18 --dry-run
      """)

  @Option(help: "The state.") var state: ConferenceState?
  @Flag(help: "It may go back to an earlier state.") var back = false
  @Option(help: ArgumentHelp("Its first day.", valueName: "date"), transform: Day.parse)
  var startsOn: CalendarDate?
  @Option(help: ArgumentHelp("Its last day.", valueName: "date"), transform: Day.parse)
  var endsOn: CalendarDate?
  @Option(help: ArgumentHelp("The zone of its days and hours, as Asia/Ho_Chi_Minh.", valueName: "zone"))
  var timeZone: String?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("All organisers, in the order of papers.", valueName: "organisation"))
  var organiser: [String] = []
  @Option(help: ArgumentHelp("The last day for replies.", valueName: "date"), transform: Day.parse)
  var replyBy: CalendarDate?
  @OptionGroup var texts: ConferenceTextOptions
  @Option(help: ArgumentHelp("Telephone of the office that takes replies.", valueName: "number"))
  var contactPhone: String?
  @Option(help: ArgumentHelp("Its mail address.", valueName: "address")) var contactEmail: String?
  @Option(help: ArgumentHelp("The guests' own clocks, as Asia/Tokyo.", valueName: "zone"))
  var secondTimeZone: String?
  @Option(help: ArgumentHelp("Who signs its papers.", valueName: "external-id")) var signer: String?
  @Option(help: "When papers get their numbers.")
  var numbering: NumberingPolicy?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Take out what is there; may be given again.", valueName: "field"))
  var without: [Field] = []
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let given: [(Field, Bool)] = [
      (.replyBy, replyBy != nil), (.contactPhone, contactPhone != nil), (.contactEmail, contactEmail != nil),
      (.secondTimeZone, secondTimeZone != nil), (.signer, signer != nil),
    ]
    for (field, isGiven) in given where isGiven && without.contains(field) {
      throw ValidationError("give a new value, or --without \(field.rawValue), not both")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    var change = texts.change
    (change.startsOn, change.endsOn, change.timeZone) = (startsOn, endsOn, timeZone)
    if !organiser.isEmpty { change.organisers = organiser }
    change.without = Set(without.compactMap(\.text))
    change.replyBy = ValueChange(replyBy, removing: without.contains(.replyBy))
    change.contactPhone = ValueChange(contactPhone, removing: without.contains(.contactPhone))
    change.contactEmail = ValueChange(contactEmail, removing: without.contains(.contactEmail))
    change.secondTimeZone = ValueChange(secondTimeZone, removing: without.contains(.secondTimeZone))
    change.signer = ValueChange(signer, removing: without.contains(.signer))
    (change.numbering, change.state, change.goesBack) = (numbering, state, back)
    let (found, details) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [change, code = conference.code] database in
        let edited = try ConferenceStore.edit(
          change, of: try ConferenceStore.resolve(code, in: database), in: database)
        return (edited, try ConferenceStore.details(of: edited, in: database))
      }
    }
    let record = ConferenceDetailsRecord(found, details)
    try output.print(record, rehearsal) { _ in
      "\(found.code)  \(found.state.rawValue)\n\n\(record.text)"
        + (rehearsal.isDryRun ? "\nDry run: nothing was written.\n" : "")
    }
  }
}
