import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao mapping list`
struct MappingList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the mappings.", example: "trao mapping list")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let saved = try await database.read { try MappingStore.list(in: $0) }
    try output.print(saved.map(MappingRecord.init)) { width in
      guard !saved.isEmpty else { return "No mapping is saved.\n" }
      var table = TextTable([.code("name"), .number("columns"), .code("saved"), .text("by")])
      for one in saved {
        table.add([one.name, "\(one.mapping.headers.count)", Wording.time(one.savedAt), one.savedBy])
      }
      return table.text(width: width)
    }
  }
}
