/// A kind of paper.
public enum DocumentKind: String, CaseIterable, Codable, Sendable, Hashable {
  /// The numbered letter that invites one guest.
  case invitation
  /// The card that invites one guest, in Vietnamese and another language.
  case card
  /// The form on which one guest answers.
  case replyForm = "reply-form"
  /// The copy of an investment registration certificate that is handed over on stage: not the legal original.
  case presentation
  /// The draft of what stands in that certificate, in the order of the official form.
  case datasheet
  /// The certificate of attendance of one guest.
  case attendance
  /// What one guest wears.
  case badge
  /// Who comes, by delegation.
  case guestList = "guest-list"
  /// Who comes, in the order of precedence.
  case precedenceList = "precedence-list"
  /// Who sits where in a session, drawn and listed.
  case seatingPlan = "seating-plan"
  /// The cards that stand before the guests, folded, several to a sheet.
  case placeCards = "place-cards"
  /// The conference's programme, in Vietnamese and another language.
  case programme
  /// The list of a session in which guests sign, in Vietnamese and another language.
  case attendanceSheet = "attendance-sheet"
  /// What the masters of ceremonies say, in Vietnamese and another language.
  case script
  /// The folders that are handed over in a ceremony, in their order.
  case folderList = "folder-list"
  /// The report on the conference to the chairman.
  case summary
  /// The register of the documents that the issuing body sent out in a year.
  case outgoingRegister = "outgoing-register"

  /// Whom or what its papers are about.
  enum Scope: Hashable, Sendable {
    case guest
    case grant
    /// Many at once: the whole conference or the parts of it that are named.
    case whole
  }

  var scope: Scope {
    switch self {
    case .invitation, .card, .replyForm, .attendance, .badge: .guest
    case .presentation, .datasheet: .grant
    case .guestList, .precedenceList, .seatingPlan, .placeCards, .programme, .attendanceSheet, .script,
      .folderList, .summary, .outgoingRegister:
      .whole
    }
  }

  /// Whether one paper is about many at once, and is made again when what it says has changed.
  public var isAboutMany: Bool { scope == .whole }

  /// The languages of papers about many; those in two languages go by the one beside Vietnamese. Empty for papers
  /// whose language is the guest's.
  public var languages: [PaperLanguage] {
    switch self {
    case .guestList, .precedenceList: [.vi, .ja, .en]
    case .seatingPlan: [.vi, .en]
    case .programme, .attendanceSheet, .script: [.ja, .en]
    case .placeCards, .folderList, .summary, .outgoingRegister: [.vi]
    case .invitation, .card, .replyForm, .presentation, .datasheet, .attendance, .badge: []
    }
  }

  /// Whether its papers stand in a register of the issuing body. Only these are sealed.
  public var isNumbered: Bool {
    switch self {
    case .invitation, .presentation, .attendance, .summary: true
    default: false
    }
  }

  /// What its papers are called: `presentation copies`.
  public var plural: String {
    switch self {
    case .invitation: "invitations"
    case .card: "invitation cards"
    case .replyForm: "reply forms"
    case .presentation: "presentation copies"
    case .datasheet: "data sheets"
    case .attendance: "certificates of attendance"
    case .badge: "badges"
    case .guestList: "guest lists"
    case .precedenceList: "lists of precedence"
    case .seatingPlan: "seating plans"
    case .placeCards: "place cards"
    case .programme: "programmes"
    case .attendanceSheet: "attendance sheets"
    case .script: "scripts"
    case .folderList: "lists of folders"
    case .summary: "summary reports"
    case .outgoingRegister: "registers of outgoing documents"
    }
  }

  /// What one of them is called: `presentation copy`.
  public var singular: String {
    switch self {
    case .invitation: "invitation"
    case .card: "invitation card"
    case .replyForm: "reply form"
    case .presentation: "presentation copy"
    case .datasheet: "data sheet"
    case .attendance: "certificate of attendance"
    case .badge: "badge"
    case .guestList: "guest list"
    case .precedenceList: "list of precedence"
    case .seatingPlan: "seating plan"
    case .placeCards: "place cards"
    case .programme: "programme"
    case .attendanceSheet: "attendance sheet"
    case .script: "script"
    case .folderList: "list of folders"
    case .summary: "summary report"
    case .outgoingRegister: "register of outgoing documents"
    }
  }

  /// The fields that its papers can show.
  public var catalogue: FieldCatalogue { Self.catalogues[self] ?? FieldCatalogue([]) }

  /// Those of each kind, made once.
  private static let catalogues = Dictionary(
    uniqueKeysWithValues: allCases.map { kind in
      let common = kind.isNumbered ? CommonFields.all : CommonFields.unnumbered
      return (kind, FieldCatalogue(common + kind.ownFields))
    })

  private var ownFields: [FieldCatalogue.Entry] {
    switch self {
    case .invitation: InvitationFields.all
    case .card: CardFields.all
    case .replyForm: ReplyFormFields.all
    case .presentation: PresentationFields.all
    case .datasheet: DataSheetFields.all
    case .attendance: AttendanceFields.all
    case .badge: BadgeFields.all
    case .guestList: GuestListFields.all
    case .precedenceList: PrecedenceListFields.all
    case .seatingPlan: SeatingPlanFields.all
    case .placeCards: PlaceCardFields.all
    case .programme: ProgrammeFields.all
    case .attendanceSheet: AttendanceSheetFields.all
    case .script: ScriptFields.all
    case .folderList: FolderListFields.all
    case .summary: SummaryFields.all
    case .outgoingRegister: OutgoingRegisterFields.all
    }
  }
}
