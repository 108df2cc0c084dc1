import PostgreSQL
import StrictYAML

/// Participants by their external ids.
enum Participants {
  /// Looks whether everybody takes part, and nobody stands twice in one of the lists.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest id, `.invalid` for doubles.
  static func refuseUnknown(_ lists: [[String]], of conference: Conference, in database: Database) throws {
    let wanted = Set(lists.joined())
    guard !wanted.isEmpty else { return }
    for list in lists where Set(list).count < list.count {
      let twice = list.first { id in list.count { $0 == id } > 1 } ?? ""
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(twice)) is named twice", remedy: "name everybody once")
    }
    let found = try database.query(Statements.externalIDsAmong, conference.id, Array(wanted)).map {
      try $0.get(0, as: String.self)
    }
    if let stranger = wanted.subtracting(found).min() {
      let known = try database.query(Statements.externalIDs, conference.id).map {
        try $0.get(0, as: String.self)
      }
      throw ConferenceError.noSuch("attendee", stranger, among: known, list: "trao attendee list")
    }
  }
}

extension Participants {
  /// Numbers and names of participants by their external ids: in kanji to who reads Japanese, romanised to others.
  static func names(
    of ids: [String], in language: Language, of conference: Conference, _ database: Database
  ) throws -> [String: (id: Int, name: String)] {
    var names: [String: (id: Int, name: String)] = [:]
    for row in try database.query(Statements.participantNames, conference.id, ids, language.rawValue) {
      names[try row.get("external_id")] = (try row.get("id"), try row.get("name"))
    }
    return names
  }
}
