import ArgumentParser
import Documents

/// `trao invitation schedule`
struct InvitationSchedule: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "schedule", "Have the letters or cards written, now or at a time.",
    """
    Everyone who is not invited yet gets a letter in their language: whole delegations with --delegation, \
    one guest with --attendee. --kind card: the card, in Vietnamese and the guest's language, without a number. \
    Whose letter cannot be written is named, and takes no number. Asking twice \
    makes nothing twice.
    """,
    example:
      """
      trao invitation schedule --dated 2023-10-25 --wait
      trao invitation schedule --kind card --delegation JP-EMB
      trao invitation schedule --at 2023-10-25T08:00:00+07:00
      """
  )

  @Option(help: "letter or card.") var kind: InvitationKind = .letter
  @Option(help: ArgumentHelp("Only this delegation.", valueName: "code")) var delegation: String?
  @Option(help: ArgumentHelp("Only this guest.", valueName: "external-id")) var attendee: String?
  @OptionGroup var schedule: ScheduleOptions
  @OptionGroup var wait: WaitOption
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard delegation == nil || attendee == nil else {
      throw ValidationError("choose --delegation or --attendee, not both")
    }
  }

  func run() async throws {
    let selection: DocumentRequest.Selection =
      delegation.map { .delegation($0) } ?? attendee.map { .attendee($0) } ?? .everyone
    try await PaperScheduling(
      kind: kind.document, selection: selection, schedule: schedule, wait: wait, rehearsal: rehearsal,
      conference: conference, actor: actor, database: database, output: output
    ).run()
  }
}
