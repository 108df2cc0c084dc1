import ArgumentParser

/// For changes to many rows.
struct RehearsalOption: ParsableArguments {
  @Flag(
    name: .customLong("dry-run"), help: "Check everything and say what would be done, but change nothing.")
  var isDryRun = false

  /// Ends the sentence about what was done.
  var remark: String { isDryRun ? " (dry run: nothing was written)" : "" }
}
