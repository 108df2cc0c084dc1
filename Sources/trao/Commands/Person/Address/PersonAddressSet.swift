import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person address set`
struct PersonAddressSet: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "set", "Say how a person is addressed in a language.",
    """
    The honorific goes with the name: Mr. before it, 様 after it. The style is that of the office, as His Excellency; \
    together they read His Excellency Mr. The salutation opens a letter: Your Excellency.
    """,
    example: """
      trao person address set yamada-takio --language en --style 'His Excellency' --honorific Mr. \\
        --salutation 'Your Excellency'
      """)

  @Argument(help: "The person's code, or @ and a number.") var person: String
  @Option(help: "The language of the papers.") var language: Conferences.Language
  @Option(help: "What goes with the name.") var honorific: String?
  @Option(help: "The style of the office.") var style: String?
  @Option(help: "What opens a letter.") var salutation: String?
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard honorific != nil || style != nil else { throw ValidationError("give --honorific, --style or both") }
  }

  /// The whole that goes with the name: the style, then the honorific, unless that says it already.
  private var whole: String {
    guard let style else { return honorific ?? "" }
    guard let honorific, honorific != style else { return style }
    return honorific.hasPrefix("\(style) ") ? honorific : "\(style) \(honorific)"
  }

  func run() async throws {
    let form = Honorific(honorific: whole, style: style, salutation: salutation)
    try await PersonChange(person: person, actor: actor, database: database, output: output).run {
      [language] in
      try PersonStore.put(form, in: language, of: $0, $1)
    }
  }
}
