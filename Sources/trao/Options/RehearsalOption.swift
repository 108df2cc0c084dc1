import ArgumentParser

/// For changes to many rows.
struct RehearsalOption: ParsableArguments {
  @Flag(
    name: .customLong("dry-run"), help: "Check everything and say what would be done, but change nothing.")
  var isDryRun = false
}
