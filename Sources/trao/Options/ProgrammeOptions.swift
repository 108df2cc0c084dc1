import ArgumentParser
import Conferences
import Foundation

/// What people decide about an item of a programme.
struct ProgrammeOptions: ParsableArguments {
  @OptionGroup var name: NameOption
  @Option(help: "What kind of item it is.")
  var kind: ProgrammeItemKind?
  @Option(
    help: ArgumentHelp("When it begins: RFC 3339 with offset.", valueName: "time"),
    transform: SessionOptions.time)
  var begins: Date?
  @Option(help: ArgumentHelp("How long it lasts.", valueName: "number")) var minutes: Int?
  @Option(parsing: .upToNextOption, help: ArgumentHelp("Who does it, in order.", valueName: "external-id"))
  var attendee: [String] = []
  @Option(help: ArgumentHelp("The ceremony whose hand-overs make it up.", valueName: "code"))
  var ceremony: String?
  @Option(
    name: .customLong("cue-vi"),
    help: ArgumentHelp("What the master of ceremonies says, in Vietnamese.", valueName: "text"))
  var cueVietnamese: String?
  @Option(name: .customLong("cue-ja"), help: ArgumentHelp("The same in Japanese.", valueName: "text"))
  var cueJapanese: String?
  @Option(name: .customLong("cue-en"), help: ArgumentHelp("The same in English.", valueName: "text"))
  var cueEnglish: String?
  @Option(
    name: .customLong("stage-vi"), help: ArgumentHelp("Where on the stage, in Vietnamese.", valueName: "text")
  )
  var stageVietnamese: String?
  @Option(name: .customLong("stage-ja"), help: ArgumentHelp("The same in Japanese.", valueName: "text"))
  var stageJapanese: String?
  @Option(name: .customLong("stage-en"), help: ArgumentHelp("The same in English.", valueName: "text"))
  var stageEnglish: String?
  @Option(
    name: .customLong("props-vi"),
    help: ArgumentHelp("What must be at hand, in Vietnamese.", valueName: "text"))
  var propsVietnamese: String?
  @Option(name: .customLong("props-ja"), help: ArgumentHelp("The same in Japanese.", valueName: "text"))
  var propsJapanese: String?
  @Option(name: .customLong("props-en"), help: ArgumentHelp("The same in English.", valueName: "text"))
  var propsEnglish: String?

  /// The item as these options change it.
  func changed(_ details: ProgrammeItemDetails) throws -> ProgrammeItemDetails {
    var details = details
    details.name = details.name.merging(try name.text())
    details.kind = kind ?? (ceremony == nil ? details.kind : .ceremony)
    details.startsAt = begins ?? details.startsAt
    details.minutes = minutes ?? details.minutes
    if !attendee.isEmpty { details.people = attendee }
    details.ceremony = details.kind == .ceremony ? ceremony ?? details.ceremony : ceremony
    details.cue = details.cue.merging(
      try LocalisedText.given(vi: cueVietnamese, ja: cueJapanese, en: cueEnglish, as: "the cue"))
    details.stage = details.stage.merging(
      try LocalisedText.given(
        vi: stageVietnamese, ja: stageJapanese, en: stageEnglish, as: "the place on the stage")
    )
    details.props = details.props.merging(
      try LocalisedText.given(
        vi: propsVietnamese, ja: propsJapanese, en: propsEnglish, as: "what must be at hand"))
    return details
  }
}
