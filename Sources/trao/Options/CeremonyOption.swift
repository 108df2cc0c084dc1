import ArgumentParser

/// Which ceremony is meant. It may be left out where there is one.
struct CeremonyOption: ParsableArguments {
  @Option(help: ArgumentHelp("The ceremony's code; needless when there is one.", valueName: "code"))
  var ceremony: String?
}
