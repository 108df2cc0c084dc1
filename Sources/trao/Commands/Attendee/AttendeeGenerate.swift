import ArgumentParser
import Conferences

/// `trao attendee generate`
struct AttendeeGenerate: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "generate", "Write an invented guest list, for trials and for load.",
    "The same seed gives the same list. The people do not exist, and papers made for them are marked SAMPLE.",
    example: "trao attendee generate --seed 7 --count 500 > guests.csv")

  @Option(help: "Which list.") var seed: UInt64 = 1
  @Option(help: "How many guests, 1 to 200000.") var count = 500
  @Option(
    help: ArgumentHelp("A delegation among which guests are divided; may be given again.", valueName: "code"))
  var delegation: [String] = []

  func validate() throws {
    guard 1...200_000 ~= count else { throw ValidationError("--count must be between 1 and 200000") }
  }

  func run() async throws {
    try Output.write(GuestListGenerator(seed: seed, count: count, delegations: delegation).csv())
  }
}
