/// One guest as the attendee file gives it. What a column leaves empty is nil.
struct AttendeeRecord: Hashable, Sendable {
  var row: Int
  var externalID: String
  var delegation: String?
  var nativeName: String
  var familyName: String?
  var middleName: String?
  var givenName: String?
  var kana: String?
  var romanisedName: String?
  var honorifics: LocalisedText
  var titles: LocalisedText
  var organisation: String?
  var country: String
  var language: Language
  var email: String?
  var phone: String?
  var roles: [Role]
  var rank: Int?
  var state: ParticipationState?
  var provenance: Provenance
}

/// An attendee file that was read without a fault.
struct AttendeeTable: Sendable {
  /// The columns that the file has: an absent column leaves what is stored, an empty field removes it.
  var columns: Set<String>
  var records: [AttendeeRecord]
}
