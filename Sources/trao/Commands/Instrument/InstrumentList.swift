import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao instrument list`
struct InstrumentList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List what a conference hands over besides certificates of investment registration.",
    example: "trao instrument list")

  @Flag(help: "Those of all conferences.") var all = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let instruments = try await database.read { [all, code = conference.code] database in
      try InstrumentStore.list(of: all ? nil : try ConferenceStore.resolve(code, in: database), in: database)
    }
    try output.print(instruments.map { InstrumentRecord($0) }) { width in
      guard !instruments.isEmpty else { return "There are no instruments.\n" }
      var table = TextTable([
        .code("code"), .code("kind"), .code("issued on"), .number("million"), .prose("name"),
      ])
      for instrument in instruments {
        table.add([
          instrument.code, instrument.kind.rawValue, instrument.issuedOn?.iso ?? "-",
          instrument.amount.map { "\(Amount($0).millions) \(instrument.currency ?? "")" } ?? "-",
          instrument.name.best(for: .en) ?? "",
        ])
      }
      return table.text(width: width)
    }
  }
}
