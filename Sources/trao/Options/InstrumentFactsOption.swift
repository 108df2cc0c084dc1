import ArgumentParser
import Conferences
import PostgreSQL

/// What somebody says of an approval, memorandum, agreement, licence or award.
struct InstrumentFactsOption: ParsableArguments {
  @Option(help: "What it is.") var kind: InstrumentKind?
  @OptionGroup var name: NameOption
  @Option(help: ArgumentHelp("Whose act it is: an organisation's code.", valueName: "code"))
  var authority: String?
  @Option(help: ArgumentHelp("Who receives it: an organisation's code.", valueName: "code"))
  var company: String?
  @Option(help: ArgumentHelp("The project it is about.", valueName: "code")) var project: String?
  @Option(help: ArgumentHelp("Its number.", valueName: "text")) var number: String?
  @Option(help: ArgumentHelp("The day of its issue.", valueName: "date"), transform: Day.parse)
  var issuedOn: CalendarDate?
  @Option(help: ArgumentHelp("Capital, in units of its currency.", valueName: "amount")) var capital: String?
  @Option(help: ArgumentHelp("Its currency, ISO 4217.", valueName: "code")) var currency: String?

  /// What was given.
  ///
  /// - Throws: `ConferenceError` where a text may not be stored.
  func facts() throws -> InstrumentStore.Facts {
    var facts = InstrumentStore.Facts()
    (facts.kind, facts.name) = (kind, try name.text())
    (facts.authority, facts.company, facts.project) = (authority, company, project)
    (facts.number, facts.issuedOn) = (number, issuedOn)
    (facts.capital, facts.currency) = (capital, currency)
    return facts
  }
}
