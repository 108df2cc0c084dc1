import ArgumentParser
import Conferences

/// A name in the languages in which somebody gives it.
struct NameOptions: ParsableArguments {
  @Option(name: .customLong("name-vi"), help: ArgumentHelp("The name in Vietnamese.", valueName: "text"))
  var vietnamese: String?
  @Option(name: .customLong("name-ja"), help: ArgumentHelp("The name in Japanese.", valueName: "text"))
  var japanese: String?
  @Option(name: .customLong("name-en"), help: ArgumentHelp("The name in English.", valueName: "text"))
  var english: String?

  /// The name as it will be stored.
  ///
  /// - Throws: `ConferenceError` where it cannot be.
  func text() throws -> LocalisedText {
    try Self.text(vietnamese, japanese, english).cleaned(as: "the name")
  }

  static func text(_ vietnamese: String?, _ japanese: String?, _ english: String?) -> LocalisedText {
    var text = LocalisedText()
    (text[.vi], text[.ja], text[.en]) = (vietnamese, japanese, english)
    return text
  }
}
