public import PostgreSQL

extension PersonStore {
  /// Says that two who look like one person are two: they are proposed as duplicates no more, and not merged.
  ///
  /// - Parameters:
  ///   - name: One of them, by code or, after `@`, number.
  ///   - other: The other.
  ///   - reason: How that is known.
  ///   - database: In a transaction with an actor.
  /// - Returns: False where that was said before; the first reason stands.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where both names mean one; `.invalid` without a reason.
  public static func distinguish(
    _ name: String, from other: String, reason: String, in database: Database
  ) throws -> Bool {
    try Distinction(
      try find(name, in: database).id, try find(other, in: database).id, name: name, other: other
    ).record(Statements.distinguishPersons, reason, in: database)
  }

  /// Takes back that two are two.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where nobody had said so.
  public static func confuse(_ name: String, with other: String, in database: Database) throws {
    try Distinction(
      try find(name, in: database).id, try find(other, in: database).id, name: name, other: other
    ).remove(Statements.confusePersons, in: database)
  }
}

extension OrganisationStore {
  /// Says that two that look like one organisation are two: they are proposed as duplicates no more, and not merged.
  ///
  /// - Parameters:
  ///   - name: One of them, by code or, after `@`, number.
  ///   - other: The other.
  ///   - reason: How that is known.
  ///   - database: In a transaction with an actor.
  /// - Returns: False where that was said before; the first reason stands.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where both names mean one; `.invalid` without a reason.
  public static func distinguish(
    _ name: String, from other: String, reason: String, in database: Database
  ) throws -> Bool {
    try Distinction(
      try find(name, in: database).id, try find(other, in: database).id, name: name, other: other
    ).record(Statements.distinguishOrganisations, reason, in: database)
  }

  /// Takes back that two are two.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where nobody had said so.
  public static func confuse(_ name: String, with other: String, in database: Database) throws {
    try Distinction(
      try find(name, in: database).id, try find(other, in: database).id, name: name, other: other
    ).remove(Statements.confuseOrganisations, in: database)
  }
}

/// Two records that are two.
private struct Distinction {
  let one: Int
  let other: Int
  let names: String

  init(_ one: Int, _ other: Int, name: String, other otherName: String) throws(ConferenceError) {
    guard one != other else {
      throw ConferenceError(.refused, "\(name) and \(otherName) are one record", remedy: "name two")
    }
    (self.one, self.other, names) = (one, other, "\(name) and \(otherName)")
  }

  func record(_ statement: Statement, _ reason: String, in database: Database) throws -> Bool {
    guard let reason = try Line.given(reason, as: "the reason") else {
      throw ConferenceError(.invalid, "the reason is empty", remedy: "say how you know that they are two")
    }
    return try database.query(statement, one, other, reason).affectedCount == 1
  }

  func remove(_ statement: Statement, in database: Database) throws {
    guard try database.query(statement, one, other).affectedCount == 1 else {
      throw ConferenceError(
        .noSuchRecord, "\(names) are not marked as two", remedy: "leave --undo out to mark them")
    }
  }
}
