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

  @OptionGroup var guests: GuestOption
  @OptionGroup var options: PaperOptions

  func run() async throws {
    try await PaperScheduling(kind: .badge, selection: guests.selection, options: options).run()
  }
}
