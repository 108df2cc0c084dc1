import ArgumentParser
import Foundation

/// For reports that can look back.
struct AsOfOption: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Answer by what was recorded at that moment: \(Moment.help)",
      discussion:
        "Check-ins, answers, letters, withdrawals, substitutes, hand-overs and the opening and closing of sessions count "
        + "by the time they were recorded. States that a file or an officer set have no history and "
        + "count as they are now, and so do names, ranks and what was claimed.",
      valueName: "time"), transform: Moment.parse)
  var moment: Moment?

  var date: Date? { moment?.date }
}
