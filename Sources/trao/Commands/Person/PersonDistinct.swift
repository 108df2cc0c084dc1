import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person distinct`
struct PersonDistinct: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "distinct", "Say that two people who look like one are two.",
    "They are proposed as duplicates no more, and cannot be merged. --undo takes it back.",
    example: "trao person distinct takebe-tsutomu @41 --reason 'cha và con'")

  @OptionGroup var options: DistinctionOptions

  func run() async throws {
    try await options.run {
      try PersonStore.distinguish($0, from: $1, reason: $2, in: $3)
    } unmark: {
      try PersonStore.confuse($0, with: $1, in: $2)
    }
  }
}
