import ArgumentParser
import Conferences

/// Whose letters are meant: somebody has to say, for what leaves the house does not come back.
struct LetterOption: ParsableArguments {
  @Option(help: ArgumentHelp("Those of this delegation.", valueName: "code")) var delegation: String?
  @Option(help: ArgumentHelp("Those of this guest.", valueName: "external-id")) var attendee: String?
  @Flag(name: [.customLong("all"), .customLong("all-approved")], help: "Those of everybody.")
  var isAll = false

  func validate() throws {
    let count = (delegation == nil ? 0 : 1) + (attendee == nil ? 0 : 1) + (isAll ? 1 : 0)
    guard count == 1 else {
      throw ValidationError("say whose letters: --attendee, --delegation or --all")
    }
  }

  var selection: GuestSelection {
    delegation.map { .delegation($0) } ?? attendee.map { .attendee($0) } ?? .everyone
  }
}
