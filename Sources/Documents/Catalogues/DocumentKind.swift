/// A kind of paper.
public enum DocumentKind: String, CaseIterable, Codable, Sendable, Hashable {
  /// The numbered letter that invites one guest.
  case invitation
  /// The card that invites one guest, in Vietnamese and another language.
  case card
  /// The copy of an investment registration certificate that is handed over on stage: not the legal original.
  case presentation
  /// The draft of what stands in that certificate, in the order of the official form.
  case datasheet
  /// The certificate of attendance of one guest.
  case attendance
  /// What one guest wears.
  case badge

  /// Whether its papers stand in a register of the issuing body. Only these are sealed.
  public var isNumbered: Bool {
    switch self {
    case .invitation, .presentation, .attendance: true
    case .card, .datasheet, .badge: false
    }
  }

  /// What its papers are called: `presentation copies`.
  public var plural: String {
    switch self {
    case .invitation: "invitations"
    case .card: "invitation cards"
    case .presentation: "presentation copies"
    case .datasheet: "data sheets"
    case .attendance: "certificates of attendance"
    case .badge: "badges"
    }
  }

  /// What one of them is called: `presentation copy`.
  public var singular: String {
    switch self {
    case .invitation: "invitation"
    case .card: "invitation card"
    case .presentation: "presentation copy"
    case .datasheet: "data sheet"
    case .attendance: "certificate of attendance"
    case .badge: "badge"
    }
  }

  /// The fields that its papers can show.
  public var catalogue: FieldCatalogue {
    switch self {
    case .invitation: Self.invitationFields
    case .card: Self.cardFields
    case .presentation: Self.presentationFields
    case .datasheet: Self.dataSheetFields
    case .attendance: Self.attendanceFields
    case .badge: Self.badgeFields
    }
  }

  private static let invitationFields = FieldCatalogue(CommonFields.all + InvitationFields.all)
  private static let cardFields = FieldCatalogue(CommonFields.unnumbered + CardFields.all)
  private static let presentationFields = FieldCatalogue(CommonFields.all + PresentationFields.all)
  private static let dataSheetFields = FieldCatalogue(CommonFields.unnumbered + DataSheetFields.all)
  private static let attendanceFields = FieldCatalogue(CommonFields.all + AttendanceFields.all)
  private static let badgeFields = FieldCatalogue(CommonFields.unnumbered + BadgeFields.all)
}
