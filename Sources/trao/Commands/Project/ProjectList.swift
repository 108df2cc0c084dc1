import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao project list`
struct ProjectList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the projects that a conference presents.", example: "trao project list")

  @Flag(help: "Those of all conferences.") var all = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let projects = try await database.read { [all, code = conference.code] database in
      try ProjectStore.list(
        of: all ? nil : try ConferenceStore.resolve(code, in: database), in: database)
    }
    try output.print(projects.map { ProjectRecord($0) }) { width in
      guard !projects.isEmpty else { return "There are no projects.\n" }
      var table = TextTable([
        .code("code"), .text("company"), .number("million"), .number("ha"), .code("certificate"),
      ])
      for project in projects {
        let certificate = project.inForce ?? project.certificates.last
        let amendment = certificate.map { $0.amendment > 0 ? " (\($0.amendment))" : "" } ?? ""
        table.add([
          project.code, project.company.best(for: .en) ?? "",
          "\(Amount(project.capital).millions) \(project.currency)",
          project.areaSquareMetres.map { Amount($0).hectares } ?? "-",
          certificate.map { "\($0.state.rawValue)\(amendment)" } ?? "-",
        ])
      }
      return table.text(width: width)
    }
  }
}
