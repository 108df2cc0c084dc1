import ArgumentParser
import Conferences
import PostgreSQL

/// What can be said of a project. What is not given stays as it is.
struct ProjectFactsOption: ParsableArguments {
  @OptionGroup var name: NameOption
  @Option(
    help: ArgumentHelp("The enterprise that carries it out: an organisation's code.", valueName: "code"))
  var company: String?
  @Option(
    help: ArgumentHelp(
      "Sector by which reports count, in English: manufacturing, logistics, real-estate …", valueName: "text")
  )
  var sector: String?
  @Option(help: ArgumentHelp("Land, in square metres.", valueName: "m²")) var area: String?
  @Option(help: ArgumentHelp("Total capital, in units of its currency.", valueName: "amount")) var capital:
    String?
  @Option(help: ArgumentHelp("Its currency, ISO 4217.", valueName: "code")) var currency: String?
  @Option(help: ArgumentHelp("Total capital in another currency.", valueName: "amount")) var converted:
    String?
  @Option(help: ArgumentHelp("That currency.", valueName: "code")) var convertedCurrency: String?
  @Option(help: ArgumentHelp("Price of one unit of the dearer currency in the other.", valueName: "amount"))
  var rate: String?
  @Option(help: ArgumentHelp("The day of the rate.", valueName: "date"), transform: Day.parse)
  var rateOn: CalendarDate?
  @Option(help: ArgumentHelp("The address in Vietnamese.", valueName: "text")) var addressVi: String?
  @Option(help: ArgumentHelp("The address in Japanese.", valueName: "text")) var addressJa: String?
  @Option(help: ArgumentHelp("The address in English.", valueName: "text")) var addressEn: String?
  @Option(help: ArgumentHelp("Country of an investor, as JP; again for each.", valueName: "alpha-2"))
  var investor: [String] = []

  func validate() throws {
    guard (converted == nil) == (convertedCurrency == nil) else {
      throw ValidationError("--converted and --converted-currency go together")
    }
    guard (rate == nil) == (rateOn == nil) else {
      throw ValidationError("a rate stands with its day: give --rate and --rate-on, or neither")
    }
    guard rate == nil || converted != nil else { throw ValidationError("--rate goes with --converted") }
  }

  /// What was given.
  ///
  /// - Throws: `ConferenceError` where a text may not be stored.
  func facts() throws -> ProjectStore.Facts {
    var facts = ProjectStore.Facts()
    facts.name = try name.text()
    facts.address = try .given(vi: addressVi, ja: addressJa, en: addressEn, as: "the address")
    (facts.company, facts.sector, facts.areaSquareMetres) = (company, sector, area)
    (facts.capital, facts.currency, facts.investors) = (capital, currency, investor)
    if let converted, let convertedCurrency {
      facts.conversion = .init(amount: converted, currency: convertedCurrency, rate: rate, rateOn: rateOn)
    }
    return facts
  }
}
