import PostgreSQL

/// Pairs that somebody marked as two in the database, as a folder's entries.
enum StoredDistinctions {
  /// Those of which the folder can name both.
  ///
  /// - Parameters:
  ///   - conference: Whose guest list names people and organisations without a code.
  ///   - people: The codes of the folder's people.
  ///   - organisations: The codes of its organisations.
  ///   - database: Where they are.
  /// - Returns: People first, in the order in which they were marked.
  /// - Throws: `DatabaseError`.
  static func entries(
    of conference: Int, people: [String], organisations: [String], in database: Database
  ) throws -> [DistinctionEntry] {
    let rows =
      Array(try database.query(Statements.personDistinctionEntries, conference, people))
      + Array(try database.query(Statements.organisationDistinctionEntries, conference, organisations))
    return try rows.map { row in
      DistinctionEntry(
        one: .init(kind: try row.get("one_kind"), name: try row.get("one_name")),
        other: .init(kind: try row.get("other_kind"), name: try row.get("other_name")),
        reason: try row.get("reason"))
    }
  }

  /// Marks the two; a known mark gets the folder's reason.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where one of them is not there, `.refused` where both are one.
  static func put(_ entry: DistinctionEntry, of conference: Int, in database: Database) throws {
    let one = try number(of: entry.one, conference, database)
    let other = try number(of: entry.other, conference, database)
    guard one != other else {
      throw ConferenceError(
        .refused, "\(entry.one.name) and \(entry.other.name) are one record", remedy: "name two")
    }
    try database.query(
      entry.one.kind.isOfOrganisation
        ? Statements.putOrganisationDistinction : Statements.putPersonDistinction, one, other, entry.reason)
  }

  private static func number(
    of party: DistinctionEntry.Party, _ conference: Int, _ database: Database
  ) throws -> Int {
    let number: Int? = try database.query(
      Statements.partyOfDistinction, conference, party.kind.rawValue, party.name
    ).one().optional(0)
    if let number { return number }
    throw ConferenceError(
      .noSuchRecord, "there is no \(party.kind.isOfOrganisation ? "organisation" : "person") \(party.name)",
      remedy: party.kind == .name ? "write the name as the guest list does" : "name somebody of this folder")
  }
}
