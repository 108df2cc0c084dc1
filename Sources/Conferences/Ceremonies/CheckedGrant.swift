import PostgreSQL

/// A grant that is still to be handed over, and what that needs.
struct CheckedGrant {
  let position: Int
  let kind: String
  let code: String
  let certificateState: CertificateState?
  let issuedOn: CalendarDate?
  let formVersion: String?
  let formOfTheDay: String?
  let isFormValid: Bool
  let name: LocalisedText
  let company: LocalisedText
  let amount: String?
  let copyState: String?
  let isCopyOutdated: Bool

  init(_ row: Row) throws(DatabaseError) {
    position = try row.get("position")
    kind = try row.get("kind")
    code = try row.get("code")
    certificateState = try row.optional("certificate_state")
    issuedOn = try row.optional("issued_on")
    formVersion = try row.optional("form_version")
    formOfTheDay = try row.optional("form_of_the_day")
    isFormValid = try row.get("is_form_valid")
    name = try row.text("name")
    company = try row.text("company")
    amount = try row.optional("amount")
    copyState = try row.optional("copy_state")
    isCopyOutdated = try row.get("is_copy_outdated")
  }
}
