import Foundation
public import PostgreSQL

/// The ceremonies of a conference.
public enum CeremonyStore {
  /// All of them with their grants, in the order of entry.
  public static func list(of conference: Conference, in database: Database) throws -> [Ceremony] {
    let people = try people(of: conference, in: database)
    var grants: [Int: [Grant]] = [:]
    for row in try database.query(Statements.grants, conference.id) {
      var grant = try Grant(row)
      grant.presenters = people.presenters[grant.id] ?? []
      grant.recipients = people.recipients[grant.id] ?? []
      grants[try row.get("ceremony_id"), default: []].append(grant)
    }
    return try database.query(Statements.ceremonies, conference.id).map { row in
      let id: Int = try row.get("id")
      return Ceremony(
        id: id, code: try row.get("code"), name: try row.text("name"), session: try row.get("session"),
        grants: grants[id] ?? [], origin: try row.origin)
    }
  }

  /// The ceremony of a code; without a code the only one there is.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` or `.notUnique`.
  public static func find(
    _ code: String?, of conference: Conference, in database: Database
  ) throws -> Ceremony {
    let all = try list(of: conference, in: database)
    if let code {
      if let ceremony = all.first(where: { $0.code == code }) { return ceremony }
      throw ConferenceError.noSuch("ceremony", code, among: all.map(\.code), list: "trao ceremony list")
    }
    guard let only = all.first else {
      throw ConferenceError(
        .noSuchRecord, "the conference \(conference.code) has no ceremony",
        remedy: "add one: trao ceremony add CODE --session CODE, or in ceremonies.yaml")
    }
    guard all.count == 1 else {
      throw ConferenceError(
        .notUnique, "there are \(all.count) ceremonies: \(all.map(\.code).joined(separator: ", "))",
        remedy: "say which")
    }
    return only
  }

  private static func people(
    of conference: Conference, in database: Database
  ) throws -> (presenters: [Int: [GrantPerson]], recipients: [Int: [GrantPerson]]) {
    var presenters: [Int: [GrantPerson]] = [:]
    var recipients: [Int: [GrantPerson]] = [:]
    for row in try database.query(Statements.grantPeople, conference.id) {
      let person = GrantPerson(
        externalID: try row.get("external_id"), name: try row.get("name"), hasCome: try row.get("has_come"))
      let grant: Int = try row.get("grant_id")
      if try row.get("part", as: String.self) == "presenter" {
        presenters[grant, default: []].append(person)
      } else {
        recipients[grant, default: []].append(person)
      }
    }
    return (presenters, recipients)
  }

  /// The grant in a place of a ceremony.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the places there are.
  static func grant(_ position: Int, of ceremony: Ceremony) throws(ConferenceError) -> Grant {
    if let grant = ceremony.grants.first(where: { $0.position == position }) { return grant }
    throw ConferenceError(
      .noSuchRecord, "the ceremony \(ceremony.code) has no grant \(position)",
      remedy: ceremony.grants.isEmpty ? "it has none" : "it has the grants 1 to \(ceremony.grants.count)")
  }
}
