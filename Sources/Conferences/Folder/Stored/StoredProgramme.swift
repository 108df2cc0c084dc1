import PostgreSQL

/// The items of programmes in the database.
enum StoredProgramme {
  /// All items of a conference, those of one session after another in the order of the folder.
  static func items(of conference: Int, in database: Database) throws -> [ProgrammeItem] {
    try database.query(Statements.programme, conference, String?.none).map { try ProgrammeItem($0) }
  }

  /// - Returns: The item's number, by which it is known for ever.
  static func add(
    _ details: ProgrammeItemDetails, _ origin: Origin, to session: String, of conference: Int,
    in database: Database
  ) throws -> Int {
    let id: Int = try database.query(
      Statements.addProgrammeItem, conference, session, details.kind.rawValue, details.name.row,
      details.startsAt, details.minutes, details.ceremony, details.cue.row, details.stage.row,
      details.props.row, origin.provenance.rawValue, origin.isVerified, origin.sourceFields,
      origin.sourceProvenances
    ).one().get(0)
    try putPeople(details.people, id, conference, database)
    return id
  }

  static func change(
    _ id: Int, to details: ProgrammeItemDetails, _ origin: Origin, of conference: Int, in database: Database
  ) throws {
    try database.query(
      Statements.changeProgrammeItem, conference, id, details.kind.rawValue, details.name.row,
      details.startsAt, details.minutes, details.ceremony, details.cue.row, details.stage.row,
      details.props.row, origin.provenance.rawValue, origin.isVerified, origin.sourceFields,
      origin.sourceProvenances)
    try putPeople(details.people, id, conference, database)
  }

  private static func putPeople(_ people: [String], _ id: Int, _ conference: Int, _ database: Database) throws
  {
    try database.query(Statements.removeProgrammePeople, conference, id, people)
    try database.query(Statements.putProgrammePeople, conference, id, people)
  }
}
