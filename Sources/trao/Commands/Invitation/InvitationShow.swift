import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao invitation show`
struct InvitationShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show everything that happened to one guest's invitation.",
    "Letters, approvals, deliveries, reminders and answers, in the order of time, with who recorded them.",
    example: "trao invitation show jetro")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var attendee: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let status: InvitationStatusRecord?
    let history: [InvitationEventRecord]
  }

  func run() async throws {
    let (zone, status, events) = try await database.read { [attendee, code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      let guest = try AttendeeStore.find(attendee, of: found, in: database)
      let status = try InvitationStatus.list(of: found, .attendee(attendee), in: database).first
      return (found.timeZone, status, try InvitationEvent.list(of: guest, in: found, database))
    }
    let record = Record(
      status: status.map { InvitationStatusRecord($0, in: zone) },
      history: events.map { InvitationEventRecord($0, in: zone) })
    try output.print(record) { width in
      let head = "\(attendee)  \(status?.stage.rawValue ?? "-")\n"
      return events.isEmpty
        ? head + "\nNothing is recorded.\n"
        : head + "\n" + InvitationEventRecord.table(record.history, width: width)
    }
  }
}
