/// A guest who is to be added by hand.
public struct NewAttendee: Sendable {
  /// Who takes part.
  public enum Invitee: Sendable {
    /// A person there is, by code.
    case person(String)
    /// An organisation, invited as such, by code.
    case organisation(String)
    /// Somebody new.
    case somebody(Names)
  }

  /// The names of somebody new; the native one as the person writes it.
  public struct Names: Sendable {
    public var native: String
    public var family: String?
    public var middle: String?
    public var given: String?
    /// Needed for Japanese people.
    public var kana: String?
    public var romanised: String?
    /// ISO 3166-1 alpha-2.
    public var country: String
    public var honorifics = LocalisedText()

    public init(
      native: String, family: String? = nil, middle: String? = nil, given: String? = nil, kana: String? = nil,
      romanised: String? = nil, country: String, honorifics: LocalisedText = LocalisedText()
    ) {
      (self.native, self.family, self.middle, self.given) = (native, family, middle, given)
      (self.kana, self.romanised, self.country, self.honorifics) = (kana, romanised, country, honorifics)
    }
  }

  /// The organiser's own key.
  public var externalID: String
  public var invitee: Invitee
  /// The code of the office in which a known person attends; nil for the highest they hold.
  public var appointment: String?
  /// The office of somebody new.
  public var title = LocalisedText()
  /// The code of the organisation in which somebody new holds it.
  public var employer: String?
  /// Low is high.
  public var rank: Int?
  /// Of letters and papers; nil for a known person's own.
  public var language: Language?
  /// The code of the delegation.
  public var delegation: String?
  public var roles: [Role] = []
  public var email: String?
  public var phone: String?
  public var state = ParticipationState.approved
  public var provenance = Provenance.operator

  public init(externalID: String, _ invitee: Invitee) {
    (self.externalID, self.invitee) = (externalID, invitee)
  }
}

/// What is to become of a guest; what is not named stays. Names and offices are the person's own.
public struct AttendeeChange: Sendable {
  public var delegation: ValueChange<String> = .keep
  /// The code of the office in which the person attends.
  public var appointment: ValueChange<String> = .keep
  public var language: Language?
  public var addedRoles: [Role] = []
  public var removedRoles: [Role] = []
  public var email: ValueChange<String> = .keep
  public var phone: ValueChange<String> = .keep
  public var state: ParticipationState?

  public init() {}
}
