import ArgumentParser
import Conferences
import PostgreSQL

/// `trao instrument show`
struct InstrumentShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show an approval, memorandum, agreement, licence or award.",
    example: "trao instrument show MOU-1")

  @Argument(help: "Its code.") var code: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let instrument = try await database.read { [code] in try InstrumentStore.find(code, in: $0) }
    let record = InstrumentRecord(instrument)
    try output.print(record) { _ in record.text }
  }
}
