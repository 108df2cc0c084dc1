import ArgumentParser
import Conferences
import Foundation

/// A time on the command line: RFC 3339 with an offset, or `now`.
enum Moment {
  case now
  case at(Date)

  /// Reads an option's value.
  ///
  /// - Throws: A sentence with the form that is wanted.
  @Sendable static func parse(_ argument: String) throws -> Moment {
    if argument == "now" { return .now }
    guard let date = RFC3339.date(argument) else {
      throw ValidationError("write a time with its offset, as 2023-11-17T08:00:00+07:00, or now")
    }
    return .at(date)
  }

  /// The time; nil for now, which only the database's clock knows.
  var date: Date? {
    switch self {
    case .now: nil
    case .at(let date): date
    }
  }

  static let help = "RFC 3339 with offset, as 2023-11-17T08:00:00+07:00, or now."
}
