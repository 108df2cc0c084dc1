import PostgreSQL

/// The conference in the database, as a folder's entry.
enum StoredConference {
  static func entry(_ code: String, in database: Database) throws -> ConferenceEntry? {
    guard let row = try database.query(Statements.conferenceEntry, code).first else { return nil }
    return ConferenceEntry(
      code: try row.get("code"), name: try row.text("name"), theme: try row.text("theme"),
      occasion: try row.text("occasion"), venue: try row.text("venue"), place: try row.text("place"),
      startsOn: try row.get("starts_on"), endsOn: try row.get("ends_on"), timeZone: try row.get("time_zone"),
      organisers: try row.get("organisers"), issuingOrganisation: try row.get("issuing_organisation"),
      signer: try row.optional("signer"), signatureAuthority: try row.text("signature_authority"),
      signaturePosition: try row.text("signature_position"), dress: try row.text("dress"),
      replyBy: try row.optional("reply_by"), contact: try row.text("contact"),
      contactPhone: try row.optional("contact_phone"), contactEmail: try row.optional("contact_email"),
      state: try row.get("state"), origin: try row.origin)
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
      entry.origin.sourceProvenances
    ).one().get(0)
    try database.query(Statements.removeOrganisers, id, entry.organisers)
    try database.query(Statements.putOrganisers, id, entry.organisers)
    return id
  }
}

/// Delegations in the database, as a folder's entries.
enum StoredDelegations {
  static func entries(of conference: Int, in database: Database) throws -> [DelegationEntry] {
    try database.query(Statements.delegationEntries, conference).map { row in
      DelegationEntry(
        code: try row.get("code"), name: try row.text("name"), organisation: try row.optional("organisation"),
        country: try row.get("country"), side: try row.get("side"), head: try row.optional("head"),
        deputy: try row.optional("deputy"), liaison: try row.optional("liaison"), state: try row.get("state"),
        origin: try row.origin)
    }
  }

  /// Stores all but head, deputy, liaison and state: people come first.
  static func put(_ entry: DelegationEntry, of conference: Int, in database: Database) throws {
    let last: Int = try database.query(Statements.lastDelegationPosition, conference).one().get(0)
    try database.query(
      Statements.putDelegation, conference, entry.code, entry.name.row, entry.organisation, entry.country,
      entry.side.rawValue, last + 1, entry.origin.provenance.rawValue, entry.origin.isVerified,
      entry.origin.sourceFields, entry.origin.sourceProvenances)
  }

  static func lead(_ entry: DelegationEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.leadDelegation, conference, entry.code, entry.head, entry.deputy, entry.state.rawValue,
      entry.liaison)
  }
}

/// Participations in the database, as a folder's entries.
enum StoredParticipations {
  static func entries(of conference: Int, in database: Database) throws -> [ParticipationEntry] {
    try database.query(Statements.participationEntries, conference).map { row in
      let position: Int? = try row.optional("precedence")
      let locked = try position.map {
        LockedPlace(
          position: $0, reason: try row.optional("precedence_reason") ?? "",
          by: try row.optional("precedence_by"), at: try row.optionalTime("precedence_at"))
      }
      return ParticipationEntry(
        externalID: try row.get("external_id"), person: try row.optional("person"),
        organisation: try row.optional("organisation"), appointment: try row.optional("appointment"),
        delegation: try row.optional("delegation"), language: try row.get("language"),
        roles: try row.get("roles", as: [String].self).compactMap(Role.init(rawValue:)),
        precedence: locked,
        replaces: try row.optional("replaces"), email: try row.optional("email"),
        phone: try row.optional("phone"), state: try row.get("state"), origin: try row.origin)
    }
  }

  static func put(_ entry: ParticipationEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putParticipation, conference, entry.externalID, entry.person, entry.organisation,
      entry.appointment, entry.delegation, entry.language.rawValue, entry.roles.map(\.rawValue),
      entry.precedence?.position, entry.precedence?.reason, entry.email, entry.phone, entry.state.rawValue,
      entry.origin.provenance.rawValue, entry.origin.isVerified, entry.origin.sourceFields,
      entry.origin.sourceProvenances, entry.precedence?.by, entry.precedence?.at)
  }
}
