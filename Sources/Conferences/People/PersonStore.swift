public import PostgreSQL

/// People, each once, across conferences.
public enum PersonStore {
  /// People in an order.
  ///
  /// - Parameters:
  ///   - order: As a list in that language has them.
  ///   - conference: Only who takes part in it, or was loaded with it.
  ///   - country: Only who is from there; ISO 3166-1 alpha-2.
  ///   - limit: How many at most; nil for all.
  ///   - database: Where they are.
  /// - Returns: Each once.
  /// - Throws: `DatabaseError`.
  public static func list(
    order: PersonListOrder = .entry, of conference: Conference? = nil, country: String? = nil,
    limit: Int? = nil, in database: Database
  ) throws -> [Person] {
    try database.query(Statements.persons, order.rawValue, conference?.id, country, [Int]?.none, limit).map {
      try Person($0)
    }
  }

  /// The person with a code or, after `@`, a number; who was merged is found as who they are now.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  public static func find(_ name: String, in database: Database) throws -> Person {
    let row =
      switch RecordName(name) {
      case .code(let code): try database.query(Statements.personByCode, code).first
      case .number(let number): try database.query(Statements.personByNumber, number).first
      }
    if let id = try row?.optional(0, as: Int.self), let person = try people([id], in: database).first {
      return person
    }
    let known = try database.query(Statements.personCodes).map { try $0.get(0, as: String.self) }
    throw ConferenceError.noSuch("person", name, among: known, list: "trao person list")
  }

  /// Everything known of a person, with all conferences they take part in.
  public static func details(of person: Person, in database: Database) throws -> PersonDetails {
    PersonDetails(
      person: person,
      names: try database.query(Statements.personNames, person.id).map { try NameForm($0) },
      honorifics: try honorifics(of: person.id, in: database),
      offices: try database.query(Statements.personAppointments, person.id).map {
        try PersonDetails.Office($0)
      },
      parts: try database.query(Statements.personParticipations, person.id).map {
        try PersonDetails.Part($0)
      },
      delegations: try database.query(Statements.personDelegations, person.id).map {
        try PersonDetails.Delegation($0)
      },
      distinctions: try database.query(Statements.personDistinctions, person.id).map {
        try DistinctRecord($0)
      },
      merged: try database.query(Statements.personMerges, person.id).map { try MergedRecord($0) })
  }

  /// A person found by a search.
  public struct Match: Hashable, Sendable {
    public let person: Person
    /// The form of the name that was found; nil where it was a code, an address or a telephone number.
    public let form: String?
  }

  /// Finds people by any form of their names, however it is typed: letter case, tone marks, kana type, width and the
  /// order of the words do not matter; by a code; by a mail address or telephone number. The nearest come first.
  ///
  /// - Parameters:
  ///   - text: What is searched.
  ///   - limit: How many at most.
  ///   - database: Where they are.
  /// - Returns: Each once, with the form that was found.
  /// - Throws: ``ConferenceError`` `.invalid` where the text is empty or holds invisible characters.
  public static func search(_ text: String, limit: Int = 50, in database: Database) throws -> [Match] {
    guard let text = try Line.given(text, as: "the text") else {
      throw ConferenceError(.invalid, "the text to search is empty", remedy: "type a part of a name")
    }
    let rows = try database.query(Statements.searchPersons, text, limit)
    let found = try rows.map {
      (id: try $0.get("id", as: Int.self), form: try $0.optional("matched", as: String.self))
    }
    let people = try byID(found.map(\.id), in: database)
    return found.compactMap { entry in people[entry.id].map { Match(person: $0, form: entry.form) } }
  }

  static func people(_ ids: [Int], in database: Database) throws -> [Person] {
    try database.query(
      Statements.persons, PersonListOrder.entry.rawValue, Int?.none, String?.none, Optional(ids), Int?.none
    ).map { try Person($0) }
  }

  static func byID(_ ids: [Int], in database: Database) throws -> [Int: Person] {
    Dictionary(try people(ids, in: database).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  static func honorifics(of person: Int, in database: Database) throws -> [Language: Honorific] {
    var honorifics: [Language: Honorific] = [:]
    for row in try database.query(Statements.personHonorifics, person) {
      honorifics[try row.get("language")] = Honorific(
        honorific: try row.get("honorific"), style: try row.optional("style"),
        salutation: try row.optional("salutation"))
    }
    return honorifics
  }
}
