import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony script`
struct CeremonyScript: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "script", "Print the script of the master of ceremonies.",
    """
    The items of the programme in their order, and in the place of each ceremony its hand-overs in the order of the \
    folders. Two languages stand side by side where the window is wide enough, else one below the other. On paper: \
    trao document schedule --kind script.
    """,
    example: "trao ceremony script GRANTS --language vi,ja")

  @Argument(help: "The ceremony's code: its session with those around it; default: the whole conference.")
  var code: String?
  @Option(
    help: ArgumentHelp(
      "Languages, parted by commas; default: those of the conference.", valueName: "vi,ja,en"),
    transform: Self.languages)
  var language: [Language]?
  @Option(
    help: ArgumentHelp("The day on which titles hold; default: the session's.", valueName: "date"),
    transform: Day.parse)
  var on: CalendarDate?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  @Sendable private static func languages(_ argument: String) throws -> [Language] {
    let languages = argument.split(separator: ",").map { Language(rawValue: String($0)) }
    guard !languages.isEmpty, !languages.contains(nil) else {
      throw ValidationError("name languages out of vi, ja, en, parted by commas: vi,ja")
    }
    return languages.compactMap { $0 }
  }

  private struct Record: Encodable {
    let number: Int
    let at: ConferenceTime?
    let minutes: Int?
    let kind: String
    let name, words: TextRecord?
    let people: [TextRecord]
    let stage, props: TextRecord?
    let folder: Int?
  }

  func run() async throws {
    let (found, cues) = try await database.read { [code, on, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      return (found, try ScriptStore.script(of: found, ceremony: code, on: on, in: database))
    }
    let languages = language ?? found.name.languages
    func chosen(_ text: LocalisedText?) -> TextRecord? {
      guard let text else { return nil }
      var result = LocalisedText()
      for language in languages { result[language] = text[language] }
      return TextRecord(result)
    }
    let records = cues.map { cue in
      Record(
        number: cue.number, at: cue.at.map { ConferenceTime($0, in: found.timeZone) }, minutes: cue.minutes,
        kind: cue.kind, name: chosen(cue.name), words: chosen(cue.words),
        people: cue.people.compactMap(chosen),
        stage: chosen(cue.stage), props: chosen(cue.props), folder: cue.folder)
    }
    try output.print(records) { width in
      guard !cues.isEmpty else { return "The programme of \(found.code) is empty.\n" }
      return cues.map { ScriptText.of($0, in: found.timeZone, languages, width: width) }.joined(
        separator: "\n")
    }
  }
}
