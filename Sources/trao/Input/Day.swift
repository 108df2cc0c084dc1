import ArgumentParser
import PostgreSQL

/// A day on the command line.
enum Day {
  /// Reads an option's value.
  ///
  /// - Throws: A sentence with the form that is wanted.
  @Sendable static func parse(_ argument: String) throws -> CalendarDate {
    guard let day = CalendarDate(iso: argument) else {
      throw ValidationError("write a day that exists as year, month and day: 2023-10-25")
    }
    return day
  }
}
