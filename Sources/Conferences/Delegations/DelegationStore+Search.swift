public import PostgreSQL

extension DelegationStore {
  /// Finds delegations by their name in any language, their code, or a name of the organisation that sends them, however
  /// it is typed.
  ///
  /// - Parameters:
  ///   - text: The beginnings of words.
  ///   - conference: Whose delegations.
  ///   - database: Where they are read.
  /// - Returns: In the order of protocol.
  /// - Throws: ``ConferenceError`` `.invalid` where the text is empty or holds invisible characters.
  public static func search(
    _ text: String, of conference: Conference, in database: Database
  ) throws -> [Delegation] {
    guard let text = try Line.given(text, as: "the text") else {
      throw ConferenceError(.invalid, "the text to search is empty", remedy: "type a part of a name")
    }
    let found = Set(
      try database.query(Statements.searchDelegations, conference.id, text).map {
        try $0.get(0, as: Int.self)
      })
    return try list(of: conference, in: database).filter { found.contains($0.id) }
  }
}
