import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao invitation approve`
struct InvitationApprove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "approve", "Approve finished letters and cards, as a second person.",
    """
    No letter leaves the house that a second person has not looked at: who had it written cannot approve it. An \
    approval is of one paper; one that is made in its place needs its own. Asking twice approves nothing twice.
    """,
    example: """
      trao invitation approve --attendee jetro --as 'Nguyễn Thị Hai'
      trao invitation approve --all --as 'Nguyễn Thị Hai' --dry-run
      """)

  @OptionGroup var letters: LetterOption
  @Option(help: "What there is to say about it.") var note: String?
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let dryRun: Bool
    let approved: [String]
    /// Letters that the same person had written.
    let own: [String]
    /// How many were approved before.
    let known: Int
  }

  func run() async throws {
    let actor = try actor.actor()
    let report = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, repeatable: true) {
        [selection = letters.selection, note, code = conference.code] database in
        try Approvals.approve(
          selection, note: note, in: ConferenceStore.resolve(code, in: database), database)
      }
    }
    let record = Record(
      dryRun: rehearsal.isDryRun, approved: report.approved, own: report.own, known: report.known)
    try output.print(record) { width in
      var text = "\(Wording.count(report.approved.count, "letter")) approved, \(report.known) approved before"
      if !report.own.isEmpty {
        text += "; \(report.own.count) left out, for \(PlainText.escaped(actor.name)) had them written"
      }
      return PlainText.folded(
        text + (rehearsal.isDryRun ? " (dry run: nothing was written)" : "") + "\n", to: width, indent: 2)
    }
  }
}
