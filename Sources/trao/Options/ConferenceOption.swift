import ArgumentParser

/// Which conference is meant. It may be left out where only one is loaded.
struct ConferenceOption: ParsableArguments {
  @Option(
    name: .customLong("conference"),
    help: ArgumentHelp("Code of the conference; needless when only one is loaded.", valueName: "code"))
  var code: String?
}
