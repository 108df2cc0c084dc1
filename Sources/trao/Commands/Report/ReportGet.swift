import ArgumentParser
import Conferences
import Documents

/// `trao report get`
struct ReportGet: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "get", "Take out a report that was made at its time.",
    "Its SHA-256 is checked on the way. Without --to it goes to standard output.",
    example: "trao report get 3 --to attendance.pdf")

  @Argument(help: "Its number in `trao report list`.") var id: Int
  @OptionGroup var destination: DestinationOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try destination.check()
    let (run, bytes) = try await database.read { [id, wanted = conference.code] database in
      let conference = try ConferenceStore.resolve(wanted, in: database).id
      return (
        try ReportRuns.show(id, of: conference, in: database),
        try ReportRuns.bytes(id, of: conference, in: database)
      )
    }
    try destination.check(binary: run.format.isBinary ? run.format.rawValue : nil)
    try destination.give(bytes)
  }
}
