public import PostgreSQL

/// The rooms of a conference.
public enum RoomStore {
  /// All of them, in the order in which they were entered.
  public static func list(of conference: Conference, in database: Database) throws -> [Room] {
    try database.query(Statements.rooms, conference.id).map { try Room($0) }
  }

  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  public static func find(_ code: String, of conference: Conference, in database: Database) throws -> Room {
    let all = try list(of: conference, in: database)
    guard let room = all.first(where: { $0.code == code }) else {
      throw ConferenceError.noSuch("room", code, among: all.map(\.code), list: "trao room list")
    }
    return room
  }

  /// Enters a room. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where the code is taken or no code, or the name is empty.
  public static func add(
    _ code: String, name: LocalisedText, capacity: Int?, of conference: Conference, in database: Database
  ) throws -> Room {
    guard Shape.isCode(code) else { throw ConferenceError.noCode(code) }
    guard try !list(of: conference, in: database).contains(where: { $0.code == code }) else {
      throw ConferenceError(
        .refused, "there is a room \(code) already", remedy: "use another code, or trao room edit \(code)")
    }
    return try put(code, name, capacity, Origin(.operator), conference, database)
  }

  /// Gives a room another name or number of places; its sessions follow. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - code: The room's code.
  ///   - name: Texts that replace those of their languages.
  ///   - capacity: How many places there are; nil leaves them, a nil inside says that they are not known.
  ///   - conference: Whose room it is.
  ///   - database: In a transaction with an actor.
  /// - Returns: The room as it is now.
  /// - Throws: ``ConferenceError`` where there is no such room, or a session in it is for more people.
  public static func edit(
    _ code: String, name: LocalisedText, capacity: Int??, of conference: Conference, in database: Database
  ) throws -> Room {
    try ConferenceStore.hold(conference, in: database)
    let room = try find(code, of: conference, in: database)
    return try put(
      code, room.name.merging(name), capacity ?? room.capacity, room.origin, conference, database)
  }

  private static func put(
    _ code: String, _ name: LocalisedText, _ capacity: Int?, _ origin: Origin, _ conference: Conference,
    _ database: Database
  ) throws -> Room {
    guard !name.isEmpty else {
      throw ConferenceError(.invalid, "the room has no name", remedy: "give it in vi, ja or en")
    }
    try BrokenRule.explained {
      try StoredRooms.put(
        RoomEntry(code: code, name: name, capacity: capacity, origin: origin), of: conference.id, in: database
      )
      try database.checkRules()
    }
    return try find(code, of: conference, in: database)
  }
}
