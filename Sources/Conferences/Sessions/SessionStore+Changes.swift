public import Foundation
public import PostgreSQL

extension SessionStore {
  /// Enters a session. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where the code is taken or no code, what the details name does not exist, or room or
  ///   people are needed elsewhere at the time.
  public static func add(
    _ code: String, _ details: SessionDetails, of conference: Conference, in database: Database
  ) throws -> Session {
    guard Shape.isCode(code) else { throw ConferenceError.noCode(code) }
    guard try !list(of: conference, in: database).contains(where: { $0.code == code }) else {
      throw ConferenceError(
        .refused, "there is a session \(code) already",
        remedy: "use another code, or trao session edit \(code)")
    }
    try check(details, of: conference, in: database)
    return try explained(code, conference, database) {
      try database.query(
        Statements.addSession, conference.id, code, details.parent, details.kind.rawValue, details.name.row,
        details.room, details.startsAt, details.endsAt, details.capacity, details.chair,
        details.interpretation.map(\.rawValue))
      try putPeople(of: code, details, conference, database)
    }
  }

  /// Makes a session what the details say. Call it inside `pool.change(as:)`, with details that are made of a session that
  /// is held since it was read.
  ///
  /// The times of one that has begun can be corrected, but not to a time that has nothing of the old one: who came then
  /// came to that.
  ///
  /// - Throws: ``ConferenceError`` as for a new session, or where there is no such session.
  public static func change(
    _ code: String, to details: SessionDetails, of conference: Conference, in database: Database
  ) throws -> Session {
    let session = try find(code, held: true, of: conference, in: database)
    guard details.parent != code else {
      throw ConferenceError(
        .invalid, "the session \(code) cannot lie in itself", remedy: "name another parent")
    }
    guard details != session.details else { return session }
    try check(details, of: conference, in: database)
    if details.endsAt <= session.startsAt || details.startsAt >= session.endsAt {
      try refuseBegun([Branch(id: session.id, code: code, state: session.state)], "moved")
    }
    return try explained(code, conference, database) {
      try database.query(
        Statements.changeSession, conference.id, code, details.parent, details.kind.rawValue,
        details.name.row,
        details.room, details.startsAt, details.endsAt, details.capacity, details.chair,
        details.interpretation.map(\.rawValue))
      try putPeople(of: code, details, conference, database)
    }
  }

  /// Moves a session to another time and keeps its duration. The sessions inside it and the items of their programmes
  /// move along. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - code: The session's code.
  ///   - start: When it is to begin.
  ///   - room: The code of another room; the sessions inside it that share its room take it too.
  ///   - conference: Whose session it is.
  ///   - database: In a transaction with an actor.
  /// - Returns: The session, and the codes of those inside it that moved along.
  /// - Throws: ``ConferenceError`` where there is no such session or room, one of the sessions has begun already or is
  ///   cancelled, or room, people or the session around it do not allow the new time.
  public static func move(
    _ code: String, to start: Date, room: String? = nil, of conference: Conference, in database: Database
  ) throws -> (session: Session, inner: [String]) {
    // Those inside it too; nobody opens one meanwhile.
    try database.query(Statements.holdSessions, conference.id, String?.none)
    let session = try find(code, of: conference, in: database)
    let tree = try tree(of: session, conference, database)
    if session.state == .cancelled {
      throw ConferenceError(
        .refused, "the session \(code) is cancelled",
        remedy: "plan it again first: trao session cancel \(code) --undo")
    }
    try refuseBegun(tree, "moved")
    if let room { _ = try RoomStore.find(room, of: conference, in: database) }
    let moved = try explained(code, conference, database) {
      let ids = tree.map(\.id)
      if let room {
        let along = try database.query(Statements.sessionsInRoomOf, conference.id, code, ids).map {
          try $0.get(0, as: Int.self)
        }
        try database.query(Statements.putSessionRoom, conference.id, along, room)
      }
      try database.query(Statements.moveProgrammes, conference.id, ids, session.startsAt, start)
      try database.query(Statements.moveSessions, conference.id, ids, session.startsAt, start)
    }
    return (moved, tree.dropFirst().map(\.code))
  }

  /// Exchanges the rooms of two sessions, which neither could give up for the other on its own. The sessions inside them that
  /// share their rooms go along. Call it inside `pool.change(as:)`.
  ///
  /// - Returns: Both sessions as they are then.
  /// - Throws: ``ConferenceError`` where there is no such session, one has no room, has begun or does not fit into the
  ///   other's room, or somebody else needs one of the rooms.
  public static func exchangeRooms(
    _ code: String, _ other: String, of conference: Conference, in database: Database
  ) throws -> (session: Session, other: Session) {
    let both = try [code, other].map { try find($0, of: conference, in: database) }
    if let bare = both.first(where: { $0.roomCode == nil }) {
      throw ConferenceError(
        .refused, "the session \(bare.code) has no room of the conference's",
        remedy: "give it one: trao session edit \(bare.code) --room CODE")
    }
    guard let room = both[0].roomCode, let otherRoom = both[1].roomCode, room != otherRoom else {
      throw ConferenceError(
        .refused, "\(code) and \(other) are in one room", remedy: "name two sessions in different rooms")
    }
    var moves: [(ids: [Int], room: String)] = []
    for (session, room) in zip(both, [otherRoom, room]) {
      let tree = try tree(of: session, conference, database)
      try refuseBegun(tree, "moved")
      let along = try database.query(
        Statements.sessionsInRoomOf, conference.id, session.code, tree.map(\.id)
      ).map { try $0.get(0, as: Int.self) }
      moves.append((along, room))
    }
    let moved = try explained(code, conference, database) {
      for (ids, room) in moves {
        try database.query(Statements.putSessionRoom, conference.id, ids, room)
      }
    }
    return (moved, try find(other, of: conference, in: database))
  }

  /// Cancels a session that has not begun, with those inside it; its room and people are free. Or plans a cancelled one
  /// again. Call it inside `pool.change(as:)`.
  ///
  /// - Returns: The session, and the codes of those inside it that share its fate.
  /// - Throws: ``ConferenceError`` where there is no such session, it has begun, it is not cancelled when that is to be
  ///   undone, or room and people are needed elsewhere by now.
  public static func cancel(
    _ code: String, undo: Bool = false, of conference: Conference, in database: Database
  ) throws -> (session: Session, inner: [String]) {
    // Those inside it too; nobody opens one meanwhile.
    try database.query(Statements.holdSessions, conference.id, String?.none)
    let session = try find(code, of: conference, in: database)
    let tree = try tree(of: session, conference, database)
    let wanted: SessionState = undo ? .planned : .cancelled
    guard session.state != wanted else { return (session, []) }
    if undo, session.state != .cancelled {
      throw ConferenceError(
        .refused, "the session \(code) is \(session.state.rawValue), not cancelled",
        remedy: "only what was cancelled is planned again")
    }
    try refuseBegun(tree, "cancelled")
    let affected = tree.filter { $0.code == code || ($0.state == .cancelled) == undo }
    let changed = try explained(code, conference, database) {
      try database.query(Statements.cancelSessions, conference.id, affected.map(\.id), undo)
    }
    return (changed, affected.map(\.code).filter { $0 != code })
  }

  // MARK: Parts

  private struct Branch {
    let id: Int
    let code: String
    let state: SessionState
  }

  /// The session and those inside it, the outer ones first.
  private static func tree(
    of session: Session, _ conference: Conference, _ database: Database
  ) throws -> [Branch] {
    try database.query(Statements.sessionTree, conference.id, session.code).map { row in
      Branch(id: try row.get("id"), code: try row.get("code"), state: try row.get("state"))
    }
  }

  private static func refuseBegun(_ tree: [Branch], _ what: String) throws(ConferenceError) {
    guard let begun = tree.first(where: { $0.state == .open || $0.state == .closed }) else { return }
    throw ConferenceError(
      .refused, "the session \(begun.code) is \(begun.state.rawValue): what has begun is not \(what)",
      remedy: "add another session for what is still to come: trao session add")
  }

  private static func check(
    _ details: SessionDetails, of conference: Conference, in database: Database
  ) throws {
    guard details.startsAt < details.endsAt else {
      throw ConferenceError(.invalid, "the session ends before it begins", remedy: "correct its times")
    }
    guard !details.name.isEmpty else {
      throw ConferenceError(.invalid, "the session has no name", remedy: "give it in vi, ja or en")
    }
    if let capacity = details.capacity, capacity < 1 {
      throw ConferenceError(.invalid, "a session has at least one place", remedy: "correct the capacity")
    }
    if let parent = details.parent { _ = try find(parent, of: conference, in: database) }
    if let room = details.room { _ = try RoomStore.find(room, of: conference, in: database) }
    try Participants.refuseUnknown(
      [details.chair.map { [$0] } ?? [], details.moderators, details.speakers, details.interpreters],
      of: conference, in: database)
  }

  private static func putPeople(
    of code: String, _ details: SessionDetails, _ conference: Conference, _ database: Database
  ) throws {
    let parts = [
      ("moderator", details.moderators), ("speaker", details.speakers), ("interpreter", details.interpreters),
    ]
    for (part, people) in parts {
      try database.query(Statements.removeSessionPeople, conference.id, code, part, people)
      try database.query(Statements.putSessionPeople, conference.id, code, part, people)
    }
  }

  /// Runs a change, and lets the rules that are checked at the end speak while they can still be explained.
  private static func explained(
    _ code: String, _ conference: Conference, _ database: Database, _ body: () throws -> Void
  ) throws -> Session {
    try BrokenRule.explained {
      try body()
      try database.checkRules()
    }
    return try find(code, of: conference, in: database)
  }
}
