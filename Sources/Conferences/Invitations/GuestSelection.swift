import PostgreSQL

/// Whose letters are meant.
public enum GuestSelection: Hashable, Sendable {
  /// Those of everybody.
  case everyone
  /// Those of the members of a delegation, by its code.
  case delegation(String)
  /// Those of one guest, by the organiser's own key.
  case attendee(String)

  /// The identifiers of delegation and guest.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  func resolve(
    in conference: Conference, _ database: Database
  ) throws -> (delegation: Int?, attendee: Int?) {
    switch self {
    case .everyone: return (nil, nil)
    case .attendee(let id):
      return (nil, try AttendeeStore.find(id, of: conference, in: database).participation)
    case .delegation(let code):
      if let row = try database.query(Statements.delegationID, conference.id, code).first {
        return (try row.get(0), nil)
      }
      let known = try database.query(Statements.delegationCodes, conference.id).map {
        try $0.get(0, as: String.self)
      }
      throw ConferenceError.noSuch("delegation", code, among: known, list: "trao conference show")
    }
  }
}
