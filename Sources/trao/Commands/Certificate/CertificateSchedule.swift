import ArgumentParser
import Documents

/// `trao certificate schedule`
struct CertificateSchedule: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "schedule", "Have certificates written, now or at a time.",
    """
    --kind presentation: the copies handed over on stage, for the grants of --ceremony or of the whole \
    conference. --kind attendance: for everyone who was present, in any session or in --session. --kind datasheet: \
    the draft of what the certificate says, in the order of the official form. Trao writes copies and drafts; the \
    legal certificate is the authority's.
    """,
    example: """
      trao certificate schedule --at 2023-11-17T07:00:00+07:00
      trao certificate schedule --kind attendance --session S1 --wait 300
      """)

  @Option(help: "Which papers: presentation copies, certificates of attendance, or data sheets.") var kind:
    CertificateKind = .presentation
  @Option(help: ArgumentHelp("Only the grants of this ceremony.", valueName: "code")) var ceremony: String?
  @Option(help: ArgumentHelp("Only who was present in this session.", valueName: "code")) var session: String?
  @OptionGroup var options: PaperOptions

  func validate() throws {
    guard kind != .attendance || ceremony == nil else {
      throw ValidationError("--ceremony goes with --kind presentation or datasheet")
    }
    guard kind == .attendance || session == nil else {
      throw ValidationError("--session goes with --kind attendance")
    }
  }

  func run() async throws {
    let selection: DocumentRequest.Selection =
      ceremony.map { .ceremony($0) } ?? session.map { .session($0) } ?? .everyone
    try await PaperScheduling(kind: kind.document, selection: selection, options: options).run()
  }
}
