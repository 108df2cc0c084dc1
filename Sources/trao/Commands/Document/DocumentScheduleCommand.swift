import ArgumentParser
import Documents

/// `trao document schedule`
struct DocumentScheduleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "schedule",
    "Have papers about many made, now or at a time: lists, plans, programmes, reports; and reply forms.",
    """
    --kind guest-list and place-cards: for everybody or one --delegation; precedence-list, programme, summary and \
    outgoing-register: for the whole conference; seating-plan, attendance-sheet: for each session or one --session, \
    and place-cards for who is expected there; folder-list: for each ceremony or one --ceremony; script: for the \
    conference or one --ceremony; reply-form: one for each guest who is to be invited. While what a paper says has not \
    changed, asking again is answered with the same paper; else a new one is made, and the old one is superseded.
    """,
    example: """
      trao document schedule --kind guest-list --language ja --wait
      trao document schedule --kind attendance-sheet --session S1
      trao document schedule --kind programme --at 2023-11-16T18:00:00+07:00
      """)

  @Option(help: "Which papers.") var kind: Kind
  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @Option(help: ArgumentHelp("Only this ceremony.", valueName: "code")) var ceremony: String?
  @OptionGroup var guests: GuestOption
  @Option(
    help: ArgumentHelp(
      "Of papers in two languages the one beside Vietnamese. Default: vi, or what most guests speak beside it.",
      valueName: "language"))
  var language: PaperLanguage?
  @OptionGroup var options: PaperOptions

  /// The kinds that are asked for here; others are read too, to say where they are.
  struct Kind: ExpressibleByArgument {
    let kind: DocumentKind

    init?(argument: String) {
      guard let kind = DocumentKind(rawValue: argument) else { return nil }
      self.kind = kind
    }

    var isHere: Bool { Self.isHere(kind) }

    static var allValueStrings: [String] { DocumentKind.allCases.filter(isHere).map(\.rawValue) }

    private static func isHere(_ kind: DocumentKind) -> Bool { kind.isAboutMany || kind == .replyForm }
  }

  func validate() throws {
    guard [session, ceremony, guests.delegation, guests.attendee].compactMap(\.self).count <= 1 else {
      throw ValidationError("choose one of --session, --ceremony, --delegation and --attendee")
    }
    guard kind.isHere else {
      throw ValidationError("\(kind.kind.plural) are asked for with \(Self.command(for: kind.kind))")
    }
  }

  func run() async throws {
    let selection: DocumentRequest.Selection =
      session.map { .session($0) } ?? ceremony.map { .ceremony($0) } ?? guests.selection
    try await PaperScheduling(kind: kind.kind, selection: selection, language: language, options: options)
      .run()
  }

  private static func command(for kind: DocumentKind) -> String {
    switch kind {
    case .badge: "`trao badge schedule`"
    case .invitation, .card: "`trao invitation schedule`"
    default: "`trao certificate schedule`"
    }
  }
}
