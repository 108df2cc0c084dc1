/// A five-character SQLSTATE, as the server sends it (appendix A of PostgreSQL's manual).
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }

  public static let notNullViolation = SQLState(rawValue: "23502")
  public static let foreignKeyViolation = SQLState(rawValue: "23503")
  public static let uniqueViolation = SQLState(rawValue: "23505")
  public static let checkViolation = SQLState(rawValue: "23514")
  public static let exclusionViolation = SQLState(rawValue: "23P01")
  public static let serializationFailure = SQLState(rawValue: "40001")
  public static let deadlockDetected = SQLState(rawValue: "40P01")
  public static let insufficientPrivilege = SQLState(rawValue: "42501")
  public static let undefinedTable = SQLState(rawValue: "42P01")
  public static let lockNotAvailable = SQLState(rawValue: "55P03")
  public static let queryCanceled = SQLState(rawValue: "57014")
  public static let adminShutdown = SQLState(rawValue: "57P01")
  /// `raise exception` in PL/pgSQL without a code of its own.
  public static let raiseException = SQLState(rawValue: "P0001")

  static let featureNotSupported = SQLState(rawValue: "0A000")

  /// The two characters that name the class of condition.
  var category: Substring { rawValue.prefix(2) }

  /// Whether the whole transaction, run again, may succeed.
  public var isTransient: Bool {
    self == .serializationFailure || self == .deadlockDetected || self == .lockNotAvailable
  }
}
