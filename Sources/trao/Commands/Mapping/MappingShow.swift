import ArgumentParser
import Conferences
import PostgreSQL

/// `trao mapping show`
struct MappingShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show one mapping.", example: "trao mapping show so-ngoai-vu")

  @Argument(help: "The mapping's name.") var name: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let record = MappingRecord(try await database.read { [name] in try MappingStore.find(name, in: $0) })
    try output.print(record) { width in record.text(width: width) }
  }
}
