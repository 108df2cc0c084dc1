import PostgreSQL

/// How many guests were asked, said yes, came and stayed away.
///
/// In a closed session `accepted + unexpected = present + absent`.
public struct AttendanceCounts: Hashable, Sendable, Encodable {
  /// Were asked; withdrawn guests are not.
  public var invited = 0
  /// Said yes, or registered on the spot.
  public var accepted = 0
  /// Said no.
  public var declined = 0
  /// Have a check-in that was not annulled; several count once.
  public var present = 0
  /// Came without having accepted; part of `present`.
  public var unexpected = 0
  /// Accepted and did not come. Zero until the session is closed.
  public var absent = 0

  public init() {}

  init(_ row: Row) throws {
    invited = try row.get("invited", as: Int.self)
    accepted = try row.get("accepted", as: Int.self)
    declined = try row.get("declined", as: Int.self)
    present = try row.get("present", as: Int.self)
    unexpected = try row.get("unexpected", as: Int.self)
    absent = try row.get("absent", as: Int.self)
  }

  static func += (sum: inout AttendanceCounts, part: AttendanceCounts) {
    sum.invited += part.invited
    sum.accepted += part.accepted
    sum.declined += part.declined
    sum.present += part.present
    sum.unexpected += part.unexpected
    sum.absent += part.absent
  }

  var inOrder: [Int] { [invited, accepted, declined, present, unexpected, absent] }
}
