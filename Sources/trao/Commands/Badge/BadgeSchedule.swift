import ArgumentParser
import Documents

/// `trao badge schedule`
struct BadgeSchedule: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "schedule", "Have badges made, now or at a time.",
    """
    Everyone who may come and has no badge yet gets one, hosts and staff too, in the guest's own language first: \
    whole delegations with --delegation, one guest with --attendee. Asking twice makes nothing twice.
    """,
    example: """
      trao badge schedule --wait
      trao badge schedule --attendee G-001
      """)

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
      kind: .badge, selection: selection, schedule: schedule, wait: wait, rehearsal: rehearsal,
      conference: conference, actor: actor, database: database, output: output
    ).run()
  }
}
