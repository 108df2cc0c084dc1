import ArgumentParser
import Conferences

/// A name in the languages of papers.
struct NameOption: ParsableArguments {
  @Option(help: ArgumentHelp("The name in Vietnamese.", valueName: "text")) var nameVi: String?
  @Option(help: ArgumentHelp("The name in Japanese.", valueName: "text")) var nameJa: String?
  @Option(help: ArgumentHelp("The name in English.", valueName: "text")) var nameEn: String?

  /// What was given.
  ///
  /// - Throws: `ConferenceError` where a text may not be stored.
  func text() throws -> LocalisedText {
    try LocalisedText.given(vi: nameVi, ja: nameJa, en: nameEn, as: "the name")
  }
}
