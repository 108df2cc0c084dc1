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
  }

  static let configuration = CommandConfiguration.verb(
    "edit", "Change what papers print of a conference, how replies come, and how far along it is.",
    """
    A conference is draft, published, running, closed, archived; it goes on, and back only with --back. It cannot be \
    closed while a session is open. What is not given stays as it is; papers that are made already do not change.
    """,
    example: """
      trao conference edit --reply-by 2023-11-10 --contact-phone '+84 203 3835 696'
      trao conference edit --state running
      """)

  @Option(help: "The state.") var state: ConferenceState?
  @Flag(help: "It may go back to an earlier state.") var back = false
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

/// Texts of a conference, in the languages of its papers.
struct ConferenceTextOptions: ParsableArguments {
  @OptionGroup var name: NameOption
  @Option(help: ArgumentHelp("Office that takes replies, in Vietnamese.", valueName: "text"))
  var contactVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var contactJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var contactEn: String?
  @Option(help: ArgumentHelp("Dress, in Vietnamese.", valueName: "text")) var dressVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var dressJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var dressEn: String?
  @Option(help: ArgumentHelp("Venue, in Vietnamese.", valueName: "text")) var venueVi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var venueJa: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var venueEn: String?

  /// The change that was asked for.
  var change: ConferenceChange {
    var change = ConferenceChange()
    (change.name[.vi], change.name[.ja], change.name[.en]) = (name.nameVi, name.nameJa, name.nameEn)
    (change.contact[.vi], change.contact[.ja], change.contact[.en]) = (contactVi, contactJa, contactEn)
    (change.dress[.vi], change.dress[.ja], change.dress[.en]) = (dressVi, dressJa, dressEn)
    (change.venue[.vi], change.venue[.ja], change.venue[.en]) = (venueVi, venueJa, venueEn)
    return change
  }
}
