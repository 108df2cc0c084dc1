import ArgumentParser
import Conferences

/// What is said of an organisation on the command line.
struct OrganisationFactOptions: ParsableArguments {
  @Option(help: "Its code.") var code: String?
  @Option(help: ArgumentHelp("What kind of body it is.", valueName: "kind")) var kind: OrganisationKind?
  @Option(help: ArgumentHelp("Where it is at home.", valueName: "alpha-2")) var country: String?
  @Option(help: ArgumentHelp("The body above it: code, or @ and a number.", valueName: "organisation"))
  var parent: String?
  @OptionGroup var name: NameOption
  @Option(help: "What stands for it in numbers of papers: UBND in 01/GM-UBND.") var symbol: String?
  @Option(help: "A name under which it is known elsewhere; may be given again.") var alias: [String] = []

  /// What was given.
  ///
  /// - Throws: `ConferenceError` where a text may not be stored.
  func stated() throws -> OrganisationStore.Facts {
    var facts = OrganisationStore.Facts()
    (facts.code, facts.kind, facts.country) = (code, kind, country)
    (facts.parent, facts.name, facts.symbol, facts.aliases) = (parent, try name.text(), symbol, alias)
    return facts
  }
}
