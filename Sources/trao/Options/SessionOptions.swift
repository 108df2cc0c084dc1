import ArgumentParser
import Conferences
import Foundation

/// What people decide about a session.
struct SessionOptions: ParsableArguments {
  @OptionGroup var name: NameOption
  @Option(help: "What kind of session it is.") var kind: SessionKind?
  @Option(
    help: ArgumentHelp("When it begins: RFC 3339 with offset.", valueName: "time"),
    transform: SessionOptions.time)
  var begins: Date?
  @Option(help: ArgumentHelp("When it ends.", valueName: "time"), transform: SessionOptions.time)
  var ends: Date?
  @Option(help: ArgumentHelp("How long it lasts, instead of --ends.", valueName: "number")) var minutes: Int?
  @Option(help: ArgumentHelp("The session around it.", valueName: "code")) var parent: String?
  @Option(help: ArgumentHelp("Its room.", valueName: "code")) var room: String?
  @Option(help: ArgumentHelp("Places; default: the room's.", valueName: "number")) var capacity: Int?
  @Option(help: ArgumentHelp("Who chairs it.", valueName: "external-id")) var chair: String?
  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Who moderates, in order.", valueName: "external-id"))
  var moderator: [String] = []
  @Option(parsing: .upToNextOption, help: ArgumentHelp("Who speaks, in order.", valueName: "external-id"))
  var speaker: [String] = []
  @Option(parsing: .upToNextOption, help: ArgumentHelp("Who interprets.", valueName: "external-id"))
  var interpreter: [String] = []
  @Option(parsing: .upToNextOption, help: ArgumentHelp("Into which languages.", valueName: "language"))
  var interpretation: [Conferences.Language] = []

  /// Reads a time.
  ///
  /// - Throws: A sentence with the form that is wanted.
  @Sendable static func time(_ argument: String) throws -> Date {
    guard let date = RFC3339.date(argument) else {
      throw ValidationError("write a time with its offset, as 2023-11-17T08:00:00+07:00")
    }
    return date
  }

  func validate() throws {
    guard ends == nil || minutes == nil else { throw ValidationError("choose --ends or --minutes, not both") }
    if let minutes, minutes < 1 { throw ValidationError("a session lasts at least a minute") }
    if let capacity, capacity < 1 { throw ValidationError("a session has at least one place") }
  }

  /// The session as these options change it.
  func changed(_ details: SessionDetails) throws -> SessionDetails {
    var details = details
    let duration = details.endsAt.timeIntervalSince(details.startsAt)
    details.name = details.name.merging(try name.text())
    details.kind = kind ?? details.kind
    details.startsAt = begins ?? details.startsAt
    let end = minutes.map { details.startsAt.addingTimeInterval(Double($0) * 60) }
    details.endsAt =
      ends ?? end ?? (begins == nil ? details.endsAt : details.startsAt.addingTimeInterval(duration))
    details.parent = parent ?? details.parent
    details.room = room ?? details.room
    details.capacity = capacity ?? details.capacity
    details.chair = chair ?? details.chair
    if !moderator.isEmpty { details.moderators = moderator }
    if !speaker.isEmpty { details.speakers = speaker }
    if !interpreter.isEmpty { details.interpreters = interpreter }
    if !interpretation.isEmpty { details.interpretation = interpretation }
    return details
  }
}
