import ArgumentParser
import Conferences

/// A name in the languages of papers.
struct TextOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The name in Vietnamese.", valueName: "text")) var vi: String?
  @Option(help: ArgumentHelp("The name in Japanese.", valueName: "text")) var ja: String?
  @Option(help: ArgumentHelp("The name in English.", valueName: "text")) var en: String?

  var text: LocalisedText {
    var text = LocalisedText()
    (text[.vi], text[.ja], text[.en]) = (vi, ja, en)
    return text
  }
}
