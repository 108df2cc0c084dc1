import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao session show`
struct SessionShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show a session: its people, its places, and who waits for one.", example: "trao session show S1")

  @Argument(help: "The session's code.") var code: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    struct Waiting: Encodable {
      let attendee, name: String
      let since: ConferenceTime
    }

    let session: SessionRecord
    let waitingList: [Waiting]
  }

  func run() async throws {
    let (found, session, expected, waiting) = try await database.read {
      [code, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      let session = try SessionStore.find(code, of: found, in: database)
      return (
        found, session, try SessionStore.expectations(of: found, session: code, in: database)[code],
        try SessionStore.waiting(for: session, of: found, in: database)
      )
    }
    let zone = found.timeZone
    let record = Record(
      session: SessionRecord(session, expected, in: zone),
      waitingList: waiting.map {
        .init(attendee: $0.attendee, name: $0.name, since: ConferenceTime($0.since, in: zone))
      })
    try output.print(record) { width in
      text(session, expected, waiting, in: zone, width: width)
    }
  }

  private func text(
    _ session: Session, _ expected: SessionExpectation?, _ waiting: [WaitingGuest], in zone: TimeZone,
    width: Int?
  ) -> String {
    var table = TextTable([.code("session"), .text(session.code)])
    func line(_ what: String, _ value: String?) {
      if let value, !value.isEmpty { table.add([what, value]) }
    }
    for language in Language.allCases { line("name \(language.rawValue)", session.name[language]) }
    line("kind", session.kind.rawValue)
    line("time", String(SessionRecord.sentence(session, in: zone).dropFirst(session.code.count + 2)))
    line("room", session.room.best(for: .en))
    line("inside", session.parent)
    line("chair", session.chair)
    line("moderators", session.moderators.joined(separator: ", "))
    line("speakers", session.speakers.joined(separator: ", "))
    line("interpreters", session.interpreters.joined(separator: ", "))
    line("into", session.interpretation.map(\.rawValue).joined(separator: ", "))
    line("places", session.capacity.map { "\($0)\(session.isCapacityOfRoom ? " (the room's)" : "")" })
    line("state", session.state.rawValue)
    line("opened", session.openedAt.map { ConferenceTime($0, in: zone).short })
    line("closed", session.closedAt.map { ConferenceTime($0, in: zone).short })
    if let expected {
      line(
        "expected",
        "\(expected.confirmed) come, \(expected.waiting) wait, \(expected.tentative) are not sure, "
          + "\(expected.declined) do not come")
    }
    line("present", "\(session.presentCount)")
    line("calendar", "\(session.calendar.uid), change \(session.calendar.sequence)")
    var result = table.text(width: width) + "\nTimes in \(zone.identifier).\n"
    guard !waiting.isEmpty else { return result }
    var list = TextTable([.number("waits"), .code("guest"), .prose("name"), .code("since")])
    for (index, guest) in waiting.enumerated() {
      list.add(["\(index + 1)", guest.attendee, guest.name, ConferenceTime(guest.since, in: zone).short])
    }
    result += "\n" + list.text(width: width)
    return result
  }
}
