/// What recording an event of attendance did.
public struct AttendanceReceipt: Hashable, Sendable {
  /// The event as it was recorded first.
  public let event: AttendanceEvent
  /// Whether this call recorded it; false where its key was known.
  public let isNew: Bool
  /// The event by which the guest counts as present in the session: the first arrival that was recorded and not taken
  /// back. Nil where there is none, which makes a departure one of somebody whom nobody saw come.
  public let arrival: AttendanceEvent?

  /// Whether it is by this event that the guest counts as present. Of all arrivals of a guest in a session one is.
  public var isArrival: Bool { event.id == arrival?.id }
}
