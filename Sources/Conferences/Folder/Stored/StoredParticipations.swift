import PostgreSQL

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
