import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendee add`
struct AttendeeAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Add one guest: a person or organisation there is, or somebody new.",
    "A person takes part in a conference once. Many guests at a time come by attendee import.",
    example: """
      trao attendee add G-100 --person sato-hana --delegation JP-EMB
      trao attendee add G-101 --name 'Lê Văn An' --family-name Lê --middle-name Văn --given-name An \\
        --country VN --language vi --title-vi 'Giám đốc' --rank 210
      """)

  @Argument(help: ArgumentHelp("The organiser's own id of the guest.", valueName: "external-id"))
  var id: String
  @Option(help: ArgumentHelp("The delegation.", valueName: "code")) var delegation: String?
  @Option(help: "The state.") var state: ParticipationState =
    .approved
  @OptionGroup var new: NewGuestOptions
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    var guest = try new.guest(id, delegation: delegation)
    guest.state = state
    let attendee = try await database.withPool { pool in
      try await pool.change(as: actor) { [guest, code = conference.code] database in
        try AttendeeStore.add(guest, to: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(AttendeeRecord(attendee)) { _ in
      "\(attendee.externalID), \(PlainText.escaped(attendee.name)), is added, \(attendee.state.rawValue).\n"
    }
  }
}
