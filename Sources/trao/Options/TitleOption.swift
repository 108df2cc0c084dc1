import ArgumentParser
import Conferences

/// A title in the languages of papers.
struct TitleOption: ParsableArguments {
  @Option(help: ArgumentHelp("The title in Vietnamese.", valueName: "text")) var titleVi: String?
  @Option(help: ArgumentHelp("The title in Japanese.", valueName: "text")) var titleJa: String?
  @Option(help: ArgumentHelp("The title in English.", valueName: "text")) var titleEn: String?

  /// What was given.
  ///
  /// - Throws: `ConferenceError` where a text may not be stored.
  func text() throws -> LocalisedText {
    try LocalisedText.given(vi: titleVi, ja: titleJa, en: titleEn, as: "the title")
  }
}
