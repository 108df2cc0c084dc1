import ArgumentParser

/// Whether to stay until the work is done.
struct WaitOption: ParsableArguments {
  /// How long to wait.
  enum Limit: ExpressibleByArgument, CustomStringConvertible {
    case none
    case seconds(Int)

    init?(argument: String) {
      guard let seconds = Int(argument), seconds >= 0 else { return nil }
      self = .seconds(seconds)
    }

    var description: String {
      switch self {
      case .none: "no limit"
      case .seconds(let seconds): String(seconds)
      }
    }

    var duration: Duration? {
      switch self {
      case .none: nil
      case .seconds(let seconds): .seconds(seconds)
      }
    }
  }

  @Option(
    name: .customLong("wait"), defaultAsFlag: Limit.none, parsing: .next,
    help: ArgumentHelp(
      "Wait until everything is made, at most so many seconds.",
      discussion: "Exit code 0: all made. 75: not in time. 65: some cannot be made; they are named.",
      valueName: "seconds"))
  var limit: Limit?
}
