import ArgumentParser
import PostgreSQL
import Reports

/// `trao report …`
struct ReportCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "report", "Ask who came, and what was handed over.", verbs: [ReportAttendance.self, ReportGrants.self])
}

/// How a report is printed.
struct ReportOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
  }

  @Option(help: "table, csv or json.") var format: Format = .table
  @Flag(help: "Short for --format json.") var json = false

  func print(_ report: some Report) throws {
    switch json ? .json : format {
    case .table: try Output.write(report.table(width: Terminal.width))
    case .csv: try Output.write(report.csv())
    case .json: try Output.write(JSONText.of(report))
    }
  }
}
