import ArgumentParser

/// The parts of a name, as people give them: nothing splits a name.
struct NamePartOptions: ParsableArguments {
  @Option(help: "Its family name.") var familyName: String?
  @Option(help: "Its middle name.") var middleName: String?
  @Option(help: "Its given name; Vietnamese lists sort by it.") var givenName: String?
}
