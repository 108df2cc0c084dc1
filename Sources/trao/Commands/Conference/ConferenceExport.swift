import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao conference export`
struct ConferenceExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "export", "Write a conference into a folder that `conference load` reads.",
    "The folder is new or empty, and written whole or not at all. The files hold personal data: keep the folder where only those may read it who must.",
    example: "trao conference export backup/qn-jp-2023 --conference qn-jp-2023")

  @Argument(help: "The folder to write; it is made where it is missing.", completion: .directory) var folder:
    String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try ConferenceFolder.check(folder)
    let files = try await database.read { [code = conference.code] database in
      try ConferenceFolder.export(ConferenceStore.resolve(code, in: database), in: database)
    }
    try ConferenceFolder.write(files, to: URL(filePath: folder))
    try output.print(["files": files.map(\.name)]) { _ in
      files.map { "\(PlainText.escaped(folder))/\($0.name)\n" }.joined()
    }
  }
}
