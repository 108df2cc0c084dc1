import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao invitation rsvp`
struct InvitationRSVP: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "rsvp", "Record what a guest answers: for the conference, or for one session.",
    """
    Answers are only added; the last one counts, until the session is closed. Declining the conference takes back what \
    was answered for its sessions. With substitute, --substitute names the guest who comes instead; their place in \
    the queue of a full session goes with it. What counted on a guest who does not come is named, with the command that \
    puts it right. Guests who were never invited are refused, unless --uninvited says that somebody asked them in person.
    """,
    example: """
      trao invitation rsvp jetro accepted --channel mail
      trao invitation rsvp G-006 declined --session S2 --note 'chuyến bay sớm'
      trao invitation rsvp suzuki-naomichi substitute --substitute mihon-ichiro
      """)

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var attendee: String
  @Argument(help: "What the guest answers.") var answer: Answer
  @Option(help: ArgumentHelp("Only for this session.", valueName: "code")) var session: String?
  @Option(help: ArgumentHelp("Who comes instead.", valueName: "external-id")) var substitute: String?
  @Option(help: "How the answer came.") var channel: AnswerChannel = .phone
  @Option(help: ArgumentHelp("When it was given: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment = .now
  @Option(help: "What there is to say about it.") var note: String?
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @Flag(name: .customLong("uninvited"), help: "Take it from a guest to whom no letter was written.")
  var isUninvited = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (answer == .substitute) == (substitute != nil) else {
      throw ValidationError("the answer substitute and --substitute go together")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let reply = AnswerStore.Reply(
      answer, session: session, substitute: substitute, channel: channel, at: at.date, note: note, key: key,
      isUninvited: isUninvited)
    let (zone, event, isNew, followUps) = try await database.withPool { pool in
      try await pool.change(as: actor, repeatable: key != nil) {
        [attendee, code = conference.code] database in
        let found = try ConferenceStore.resolve(code, in: database)
        let (event, isNew) = try AnswerStore.record(reply, of: attendee, to: found, in: database)
        return (found.timeZone, event, isNew, try AnswerStore.followUps(of: event, in: found, database))
      }
    }
    let toDo = followUps.map(DepartureRecord.ToDo.init)
    try output.print(Record(answer: AnswerRecord(event, in: zone, isNew: isNew), followUps: toDo)) { width in
      var text = "\(event.attendee): \(event.answer.rawValue)"
      text += event.session.map { " for \($0)" } ?? ""
      text += event.substitute.map { ", \($0) comes instead" } ?? ""
      text += " (\(event.channel.rawValue), \(ConferenceTime(event.at, in: zone).rfc3339))"
      return PlainText.folded(text + (isNew ? "\n" : " (recorded before)\n"), to: width, indent: 2)
        + DepartureRecord.ToDo.text(toDo)
    }
  }

  /// One object: the members of the answer, and what is left to do.
  private struct Record: Encodable {
    let answer: AnswerRecord
    let followUps: [DepartureRecord.ToDo]

    private enum Key: CodingKey { case followUps }

    func encode(to encoder: any Encoder) throws {
      try answer.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(followUps, forKey: .followUps)
    }
  }
}
