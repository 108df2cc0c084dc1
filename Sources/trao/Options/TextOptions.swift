import ArgumentParser
import Conferences

/// One text in the languages of papers.
struct TextOptions: ParsableArguments {
  @Option(help: ArgumentHelp("In Vietnamese.", valueName: "text")) var vi: String?
  @Option(help: ArgumentHelp("In Japanese.", valueName: "text")) var ja: String?
  @Option(help: ArgumentHelp("In English.", valueName: "text")) var en: String?

  var text: LocalisedText {
    var text = LocalisedText()
    (text[.vi], text[.ja], text[.en]) = (vi, ja, en)
    return text
  }
}
