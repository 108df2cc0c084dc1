public import PostgreSQL

/// How the seats of a session stand.
public enum SeatingForm: String, CaseIterable, Codable, ColumnValue, Sendable {
  /// Rows before a stage; the centre of the first row is the place of honour.
  case theatre
  /// A table with the host's people on one side and the guests on the other, the highest of both in the middle. Odd
  /// rows are the host's, even rows the guests'; rows 3 and 4 stand behind 1 and 2.
  case facing
}

/// One seat: its row from 1, the nearest to the stage, and its number from 1.
///
/// In a theatre seats are counted from the left as one looks from the stage; at a table from the left as one looks at
/// a plan with the host's side above, so that equal numbers sit opposite each other.
public struct SeatPlace: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let row: Int
  public let number: Int

  public init(row: Int, number: Int) {
    (self.row, self.number) = (row, number)
  }

  public var description: String { "row \(row) seat \(number)" }

  public static func < (one: SeatPlace, other: SeatPlace) -> Bool {
    (one.row, one.number) < (other.row, other.number)
  }
}

/// The order in which seats are given: from the place of honour outward.
enum SeatOrder {
  /// The numbers of a row's seats, from the centre outward: right, left, right, …, as those sit who sit there. Of an
  /// even number of seats the centre is the one right of the middle.
  ///
  /// - Parameters:
  ///   - count: How many seats the row has.
  ///   - right: Where the right hand of those is who sit there: -1 towards lower numbers, 1 towards higher ones.
  /// - Returns: Each number once, the place of honour first.
  static func outward(_ count: Int, right: Int) -> [Int] {
    let centre = (count + 1) / 2
    var numbers = [centre]
    for distance in 1..<max(2, count + 1) {
      for number in [centre + right * distance, centre - right * distance] where 1...count ~= number {
        numbers.append(number)
      }
    }
    return numbers
  }

  /// All seats of a theatre, row by row. Who looks at the stage has lower numbers at the right hand.
  static func theatre(rows: Int, seats: Int) -> [SeatPlace] {
    let numbers = outward(seats, right: -1)
    return (1...rows).flatMap { row in numbers.map { SeatPlace(row: row, number: $0) } }
  }

  /// The seats of one side of a table. The host's people look down the plan and have lower numbers at the right hand,
  /// the guests higher ones; the first of both face each other.
  static func facing(_ side: SeatSide, rows: Int, seats: Int) -> [SeatPlace] {
    let numbers = outward(seats, right: side == .host ? -1 : 1)
    return stride(from: side == .host ? 1 : 2, through: rows, by: 2).flatMap { row in
      numbers.map { SeatPlace(row: row, number: $0) }
    }
  }
}

/// On which side of a table somebody sits.
public enum SeatSide: String, Sendable {
  case host, guest
}
