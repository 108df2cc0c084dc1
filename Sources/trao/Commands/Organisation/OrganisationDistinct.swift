import ArgumentParser
import Conferences
import PostgreSQL

/// `trao organisation distinct`
struct OrganisationDistinct: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "distinct", "Say that two organisations that look like one are two.",
    "They are proposed as duplicates no more, and cannot be merged. --undo takes it back.",
    example: "trao organisation distinct jetro @31 --reason 'hai văn phòng'")

  @OptionGroup var options: DistinctionOptions

  func run() async throws {
    try await options.run {
      try OrganisationStore.distinguish($0, from: $1, reason: $2, in: $3)
    } unmark: {
      try OrganisationStore.confuse($0, with: $1, in: $2)
    }
  }
}
