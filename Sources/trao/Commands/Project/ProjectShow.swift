import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao project show`
struct ProjectShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show a project with every version of its certificate.", example: "trao project show 0000000001")

  @Argument(help: "Its ten-digit code.") var code: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let project = try await database.read { [code] database in try ProjectStore.find(code, in: database) }
    try output.print(ProjectRecord(project)) { ProjectText.of(project, width: $0) }
  }
}
