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

  @Option(help: "Letters or cards.") var kind: InvitationKind = .letter
  @OptionGroup var guests: GuestOption
  @OptionGroup var options: PaperOptions

  func run() async throws {
    try await PaperScheduling(kind: kind.document, selection: guests.selection, options: options).run()
  }
}
