/// A kind of paper.
public enum DocumentKind: String, CaseIterable, Codable, Sendable, Hashable {
  /// The numbered letter that invites one guest.
  case invitation
  /// The copy of an investment registration certificate that is handed over on stage: not the legal original.
  case presentation
  /// The certificate of attendance of one guest.
  case attendance

  /// The fields that its papers can show.
  public var catalogue: FieldCatalogue {
    switch self {
    case .invitation: Self.invitationFields
    case .presentation: Self.presentationFields
    case .attendance: Self.attendanceFields
    }
  }

  private static let invitationFields = FieldCatalogue(CommonFields.all + InvitationFields.all)
  private static let presentationFields = FieldCatalogue(CommonFields.all + PresentationFields.all)
  private static let attendanceFields = FieldCatalogue(CommonFields.all + AttendanceFields.all)
}
