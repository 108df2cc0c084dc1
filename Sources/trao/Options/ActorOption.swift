import ArgumentParser
import Conferences

/// In whose name a change is made.
struct ActorOption: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Who makes the change; default: the system's user.", valueName: "name"))
  var name: String?

  /// The actor of the change.
  func actor() throws -> Actor {
    try name.map { try Actor($0) } ?? .operatingSystemUser
  }
}
