public import PostgreSQL

extension AttendeeStore {
  /// Adds one guest. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - new: Who, and in which office.
  ///   - conference: Where they take part.
  ///   - database: In a transaction with an actor.
  /// - Returns: The guest.
  /// - Throws: ``ConferenceError`` where the external id is taken, the invitee takes part already, anything named is
  ///   unknown, or a value is not of the right shape.
  @discardableResult
  public static func add(
    _ new: NewAttendee, to conference: Conference, in database: Database
  ) throws -> Attendee {
    try AttendeeAdding(new, conference, database).add()
  }
}
