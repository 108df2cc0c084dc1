import PostgreSQL

/// The conference in the database, as a folder's entry.
enum StoredConference {
  static func entry(_ code: String, in database: Database) throws -> ConferenceEntry? {
    guard let row = try database.query(Statements.conferenceEntry, code).first else { return nil }
    return ConferenceEntry(
      code: try row.get("code"), name: try row.text("name"), theme: try row.text("theme"),
      occasion: try row.text("occasion"), venue: try row.text("venue"), place: try row.text("place"),
      startsOn: try row.get("starts_on"), endsOn: try row.get("ends_on"), timeZone: try row.get("time_zone"),
      secondTimeZone: try row.optional("second_time_zone"),
      organisers: try row.get("organisers"), issuingOrganisation: try row.get("issuing_organisation"),
      signer: try row.optional("signer"), signatureAuthority: try row.text("signature_authority"),
      signaturePosition: try row.text("signature_position"), dress: try row.text("dress"),
      replyBy: try row.optional("reply_by"), contact: try row.text("contact"),
      contactPhone: try row.optional("contact_phone"), contactEmail: try row.optional("contact_email"),
      numbering: try row.get("numbering"), state: try row.get("state"), origin: try row.origin)
  }

  /// Stores all but the signer, who must be a participant first.
  ///
  /// - Returns: The conference's id.
  static func put(_ entry: ConferenceEntry, in database: Database) throws -> Int {
    let id: Int = try database.query(
      Statements.putConference, entry.code, entry.name.row, entry.theme.row, entry.occasion.row,
      entry.venue.row, entry.place.row, entry.startsOn, entry.endsOn, entry.timeZone,
      entry.issuingOrganisation, entry.signatureAuthority.row, entry.signaturePosition.row, entry.dress.row,
      entry.replyBy, entry.contact.row, entry.contactPhone, entry.contactEmail, entry.state.rawValue,
      entry.origin.provenance.rawValue, entry.origin.isVerified, entry.origin.sourceFields,
      entry.origin.sourceProvenances, entry.numbering.rawValue
    ).one().get(0)
    try database.query(Statements.putSecondTimeZone, id, entry.secondTimeZone)
    try database.query(Statements.removeOrganisers, id, entry.organisers)
    try database.query(Statements.putOrganisers, id, entry.organisers)
    return id
  }
}
