import ArgumentParser

/// Whose register is meant.
struct BodyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The body that numbers: its code or abbreviation; default: the one that issues the conference's papers.",
      valueName: "code"))
  var body: String?
}
