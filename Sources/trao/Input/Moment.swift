import ArgumentParser
import Conferences
import Foundation

/// A time on the command line: RFC 3339 with an offset, or `now`.
enum Moment: ExpressibleByArgument {
  case now
  case at(Date)

  init?(argument: String) {
    if argument == "now" {
      self = .now
    } else if let date = RFC3339.date(argument) {
      self = .at(date)
    } else {
      return nil
    }
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
