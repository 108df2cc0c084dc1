public import PostgreSQL

/// Numbers taken from a register, one after another.
public struct RegisterNumbers: Hashable, Sendable {
  /// The id of the register.
  public let register: Int
  public let numbers: ClosedRange<Int>
}

/// The registers of outgoing papers: numbers per body, year and series, in order, each given once (Decree 30/2020,
/// article 15).
public enum Register {
  /// The most that is taken at once.
  public static let maximumCount = 1_000_000

  /// Takes the next numbers; the register is begun where it is new. Call it inside `pool.change(as:)`, in the
  /// transaction that writes the papers: when that is rolled back, the numbers are given to the next who asks,
  /// and until it ends nobody else gets numbers of this register.
  ///
  /// - Parameters:
  ///   - count: How many, from 1 to ``maximumCount``.
  ///   - organisation: The id of the issuing body.
  ///   - year: Of the papers' date.
  ///   - series: Such as `GM`.
  ///   - database: In a transaction with an actor.
  /// - Returns: The register and the numbers.
  /// - Throws: ``ConferenceError`` `.invalid` where `count` is out of its range; `DatabaseError`.
  public static func take(
    _ count: Int, organisation: Int, year: Int, series: String, in database: Database
  ) throws -> RegisterNumbers {
    guard 1...maximumCount ~= count else {
      throw ConferenceError(
        .invalid, "\(count) numbers cannot be taken", remedy: "take 1 to \(maximumCount) at once")
    }
    let (register, last) = try database.query(
      Statements.takeNumbers, organisation, year, series, count
    ).one().decode(Int.self, Int.self)
    return RegisterNumbers(register: register, numbers: last - count + 1...last)
  }

  /// The latest day on a paper of a register, where it is later than `day`: whoever takes the next number for a paper of
  /// that day puts numbers and days out of order, which Decree 30/2020, article 15, has run together.
  public static func laterDay(
    than day: CalendarDate, in register: Int, _ database: Database
  ) throws -> CalendarDate? {
    let latest: CalendarDate? = try database.query(Statements.latestDayOfRegister, register).one().optional(0)
    return latest.flatMap { $0 > day ? $0 : nil }
  }
}

/// How a number of a register is written.
public enum RegisterNumber {
  /// With zeros before it up to a number of digits; of two, `01`, `10`, `100` (Decree 30/2020, appendix I).
  public static func text(_ number: Int, digits: Int = 2) -> String {
    let plain = String(number)
    return String(repeating: "0", count: max(0, digits - plain.count)) + plain
  }
}
