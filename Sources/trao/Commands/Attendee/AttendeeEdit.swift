import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendee edit`
struct AttendeeEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Change a guest's part: delegation, office, roles, language, contacts, state.",
    """
    What is not named stays. Names, titles and ranks belong to the person and stay there. States only move forward; who \
    withdraws or sends somebody else has commands of their own.
    """,
    example: "trao attendee edit G-003 --delegation JP-JETRO --add-role speaker")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var id: String
  @Option(help: ArgumentHelp("The delegation.", valueName: "code")) var delegation: String?
  @Flag(help: "The guest is in no delegation.") var noDelegation = false
  @Option(help: ArgumentHelp("The office in which the person attends.", valueName: "code"))
  var appointment: String?
  @Flag(help: "The highest office the person holds.") var noAppointment = false
  @Option(help: "The language of letters.") var language: Conferences.Language?
  @Option(help: ArgumentHelp("A role more; may be given again.", valueName: "role")) var addRole: [Role] = []
  @Option(help: ArgumentHelp("A role less; may be given again.", valueName: "role")) var removeRole: [Role] =
    []
  @Option(help: "The mail address.") var email: String?
  @Flag(help: "No mail address.") var noEmail = false
  @Option(help: "The telephone number.") var phone: String?
  @Flag(help: "No telephone number.") var noPhone = false
  @Option(help: "The state.") var state: NextState?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  /// States that are reached by an edit; others are read too, to say by which command they are reached.
  struct NextState: ExpressibleByArgument {
    let state: ParticipationState

    init?(argument: String) {
      guard let state = ParticipationState(rawValue: argument) else { return nil }
      self.state = state
    }

    static var allValueStrings: [String] {
      let others: [ParticipationState] = [.proposed, .substituted, .withdrawn]
      return ParticipationState.allCases.filter { !others.contains($0) }.map(\.rawValue)
    }
  }

  func validate() throws {
    let pairs = [
      (delegation, noDelegation, "delegation"), (appointment, noAppointment, "appointment"),
      (email, noEmail, "email"), (phone, noPhone, "phone"),
    ]
    for (given, removed, what) in pairs where given != nil && removed {
      throw ValidationError("choose --\(what) or --no-\(what), not both")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    var change = AttendeeChange()
    change.delegation = ValueChange(delegation, removing: noDelegation)
    change.appointment = ValueChange(appointment, removing: noAppointment)
    (change.language, change.addedRoles, change.removedRoles) = (language, addRole, removeRole)
    change.email = ValueChange(email, removing: noEmail)
    change.phone = ValueChange(phone, removing: noPhone)
    change.state = state?.state
    let attendee = try await database.withPool { pool in
      try await pool.change(as: actor) { [id, change, code = conference.code] database in
        try AttendeeStore.edit(id, change, of: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(AttendeeRecord(attendee)) { _ in
      let roles = attendee.roles.map(\.rawValue).joined(separator: ", ")
      return "\(attendee.externalID), \(PlainText.escaped(attendee.name)): \(attendee.state.rawValue), "
        + "delegation \(attendee.delegation ?? "none"), letters in \(attendee.language.rawValue)"
        + (roles.isEmpty ? ".\n" : ", \(roles).\n")
    }
  }
}
