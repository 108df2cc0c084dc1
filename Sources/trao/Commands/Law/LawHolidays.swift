import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao law holidays`
struct LawHolidays: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "holidays", "List the holidays by which working days are counted.",
    """
    Fixed holidays of Viet Nam and Japan come with Trao. Those of the lunar calendar, substitutes and moved days are \
    fixed each year: give them in law.yaml of the conference's folder.
    """,
    example: "trao law holidays --country VN --year 2023")

  @Option(help: ArgumentHelp("Only of this country, as VN.", valueName: "alpha-2")) var country: String?
  @Option(help: "Of this year; default: the current year and the next.") var year: Int?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let country: String
    let day: CalendarDate
    let body: String?
    let name: TextRecord?
    let source: String
  }

  private static func words(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound) and \(years.upperBound)"
  }

  func validate() throws {
    guard year.map({ 1000...9999 ~= $0 }) ?? true else { throw ValidationError("write a year as 2023") }
  }

  func run() async throws {
    let now = CalendarDate(Date(), in: .current).year
    let years = year.map { $0...$0 } ?? now...now + 1
    let days = try await database.read { [country] database in
      try LawStore.holidays(of: country, in: years, database)
    }
    let records = days.map {
      Record(country: $0.country, day: $0.day, body: $0.body, name: TextRecord($0.name), source: $0.source)
    }
    try output.print(records) { width in
      guard !days.isEmpty else {
        return "No holiday is known\(country.map { " in \($0)" } ?? "") in \(Self.words(years)).\n"
      }
      var table = TextTable([.code("day"), .code("country"), .prose("name"), .prose("source")])
      for day in days {
        table.add([day.day.iso, day.country, day.name.best(for: .en) ?? "", day.source])
      }
      return table.text(width: width)
    }
  }
}
