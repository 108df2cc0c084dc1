import ArgumentParser
import Conferences
import Documents
import Foundation
import PostgreSQL
import Reports

/// `trao invitation list`
struct InvitationList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the letters of invitation, or the cards; or the answers for a session.",
    """
    --session lists who answered what for it, those who accepted in their turn: whoever is beyond its capacity waits, \
    and moves up when somebody before them declines. Who works in the session (chair, moderators, speakers, \
    interpreters, everybody in its programme and on its stage) comes first: their place is kept until they decline, \
    and counts among the places that there are. --waiting: only who waits.
    """,
    example: """
      trao invitation list --json
      trao invitation list --session S2 --waiting
      """)

  @Option(help: "Letters or cards; default: letters.") var kind: InvitationKind?
  @Option(help: "Only papers in this state.") var state: DocumentState?
  @OptionGroup var limit: LimitOption
  @Option(help: ArgumentHelp("The answers for this session.", valueName: "code")) var session: String?
  @Flag(help: "With --session: only who waits for a place.") var waiting = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard session != nil || !waiting else { throw ValidationError("--waiting goes with --session") }
    guard session == nil || (kind == nil && state == nil) else {
      throw ValidationError("--kind and --state are about papers: --session lists answers")
    }
  }

  func run() async throws {
    if let session { try await printAnswers(for: session) } else { try await printLetters() }
  }

  /// A letter, and how far it has come.
  private struct Record: Encodable {
    let document: DocumentRecord
    let status: Status

    struct Status: Encodable {
      let approvedAt: ConferenceTime?
      let approvedBy: String?
      let sentAt: ConferenceTime?
      let channel: String?
      let address: String?
      let receivedAt: ConferenceTime?
      let returnedAt: ConferenceTime?
      let answer: String?
      let answeredAt: ConferenceTime?
    }

    /// One object: the members of the document, and those of the status.
    func encode(to encoder: any Encoder) throws {
      try document.encode(to: encoder)
      try status.encode(to: encoder)
    }
  }

  private func printLetters() async throws {
    let (zone, read, statuses) = try await database.read {
      [kind = (kind ?? .letter).document, state, limit, code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      let statuses = try InvitationStatus.list(of: found, in: database)
      return (
        found.timeZone,
        try DocumentLibrary.list(
          conference: found.id, kind: kind, state: state, limit: limit.asked, in: database),
        Dictionary(statuses.map { ($0.attendee, $0) }, uniquingKeysWith: { first, _ in first })
      )
    }
    let documents = limit.shown(read)
    let records = documents.map { document in
      // What counts no more was sent, received and answered in its time; its successor tells of now.
      let status = document.state.isReleased ? statuses[document.subject] : nil
      func time(_ date: Date?) -> ConferenceTime? { date.map { ConferenceTime($0, in: zone) } }
      return Record(
        document: DocumentRecord(document),
        status: Record.Status(
          approvedAt: time(status?.approvedAt), approvedBy: status?.approvedBy, sentAt: time(status?.sentAt),
          channel: status?.channel?.rawValue, address: status?.address, receivedAt: time(status?.receivedAt),
          returnedAt: time(status?.returnedAt), answer: status?.answer?.rawValue,
          answeredAt: time(status?.answeredAt)))
    }
    try output.print(records) { width in
      guard !records.isEmpty else { return "There are no such documents.\n" }
      var table = TextTable([
        .code("number"), .code("lang"), .code("dated"), .text("about"), .code("state"), .code("approved"),
        .code("sent"), .code("answer"),
      ])
      for record in records {
        let (document, status) = (record.document, record.status)
        table.add([
          document.number ?? "-", document.language, document.dated.iso, document.subject, document.state,
          day(status.approvedAt), day(status.sentAt), status.answer ?? "-",
        ])
      }
      return table.text(width: width) + "\n\(Wording.count(records.count, "document"))\n"
    }
  }

  /// Day and month, for the years are those of the conference: `10-25`.
  private func day(_ time: ConferenceTime?) -> String {
    time.map { String($0.short.prefix(10).suffix(5)) } ?? "-"
  }

  private struct AnswerRecord: Encodable {
    let attendee: String
    let delegation: String?
    let answer: String?
    let at: ConferenceTime
    let isForSession: Bool
    let place: String?
    let turn: Int?
    let hasPart: Bool
  }

  private func printAnswers(for session: String) async throws {
    let (zone, answers) = try await database.read { [waiting, code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (
        found.timeZone,
        try SessionAnswer.list(for: session, of: found, place: waiting ? .waiting : nil, in: database)
      )
    }
    let records = answers.map {
      AnswerRecord(
        attendee: $0.attendee, delegation: $0.delegation, answer: $0.answer?.rawValue,
        at: ConferenceTime($0.at, in: zone), isForSession: $0.isForSession, place: $0.place?.rawValue,
        turn: $0.turn, hasPart: $0.hasPart)
    }
    try output.print(records) { width in
      guard !records.isEmpty else {
        return waiting ? "Nobody waits for a place.\n" : "There are no guests.\n"
      }
      var table = TextTable([
        .number("turn"), .code("id"), .code("delegation"), .code("answer"), .code("place"), .code("part"),
        .code("since"),
      ])
      for record in records {
        table.add([
          record.turn.map(String.init) ?? "-", record.attendee, record.delegation ?? "-",
          record.answer ?? "-", record.place ?? "-", record.hasPart ? "yes" : "-",
          record.answer == nil ? "-" : record.at.short,
        ])
      }
      return table.text(width: width) + "\n\(Wording.count(records.count, "guest"))\n"
    }
  }
}
