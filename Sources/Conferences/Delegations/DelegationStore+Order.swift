public import PostgreSQL

extension DelegationStore {
  /// Puts delegations in order: those named come first, as they are named; the others keep their order behind them.
  /// Call it inside `pool.change(as:)`.
  ///
  /// - Returns: All delegations in their new order, and how many moved.
  /// - Throws: ``ConferenceError`` where a code is unknown or stands twice.
  @discardableResult
  public static func order(
    _ codes: [String], of conference: Conference, in database: Database
  ) throws -> (delegations: [Delegation], moved: Int) {
    for (index, code) in codes.enumerated() {
      _ = try find(code, of: conference, in: database)
      if codes[..<index].contains(code) {
        throw ConferenceError(.invalid, "\(code) stands twice", remedy: "name each delegation once")
      }
    }
    let moved = try database.query(Statements.orderDelegations, conference.id, codes).affectedCount
    return (try list(of: conference, in: database), moved)
  }

  /// Puts delegations in the order of their countries' names: states are equal, and their order is the alphabet of an
  /// agreed language. Delegations of the host come first; those of one country keep their order. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - language: Whose names and alphabet count.
  ///   - hostAmongThem: Whether the host's delegations stand in the alphabet too.
  ///   - conference: Whose delegations.
  ///   - database: In a transaction with an actor.
  /// - Returns: All delegations in their new order, and how many moved.
  /// - Throws: `DatabaseError`.
  @discardableResult
  public static func orderByCountry(
    in language: Language, hostAmongThem: Bool = false, of conference: Conference, in database: Database
  ) throws -> (delegations: [Delegation], moved: Int) {
    let all = try list(of: conference, in: database)
    let countries = Set(all.map(\.country)).sorted()
    let inOrder = try database.query(
      Statements.codesByName, language.rawValue, countries,
      countries.map { CountryName.sorting($0, in: language) }
    ).map { try $0.get(0, as: String.self) }
    let hosts = hostAmongThem ? [] : all.filter { $0.side == .host }
    let others = inOrder.flatMap { country in
      all.filter { $0.country == country && (hostAmongThem || $0.side != .host) }
    }
    return try order((hosts + others).map(\.code), of: conference, in: database)
  }
}
