import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao attendee show`
struct AttendeeShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show one guest: name forms, offices, honorifics, substitutes, attendance.",
    example: "trao attendee show takebe-tsutomu")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var id: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (zone, details, history) = try await database.read { [id, code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      let attendee = try AttendeeStore.find(id, of: found, in: database)
      return (
        found.timeZone, try AttendeeStore.details(of: attendee, in: found, database),
        try InvitationEvent.list(of: attendee, in: found, database)
      )
    }
    let invitation = history.map { InvitationEventRecord($0, in: zone) }
    let record = AttendeeHistoryRecord(
      details: AttendeeDetailsRecord(details, in: zone), invitation: invitation)
    try output.print(record) { width in
      let attendee = details.attendee
      var text =
        "\(attendee.externalID)  \(attendee.state.rawValue), \(attendee.country), "
        + "letters in \(attendee.language.rawValue)"
      text += attendee.delegation.map { ", delegation \($0)" } ?? ""
      text +=
        attendee.roles.isEmpty ? "\n\n" : ", \(attendee.roles.map(\.rawValue).joined(separator: ", "))\n\n"
      var names = TextTable([.code("name"), .prose("as written"), .code("from")])
      for name in details.names { names.add([name.kind.rawValue, name.full, name.provenance.rawValue]) }
      text += names.text(width: width)
      if !details.appointments.isEmpty {
        var offices = TextTable([
          .prose("office"), .prose("organisation"), .number("rank"), .code("from"), .code("to"),
        ])
        for office in details.appointments {
          offices.add([
            (office.title.best(for: attendee.language) ?? "-") + (office.isActing ? " (acting)" : ""),
            office.organisation.best(for: attendee.language) ?? "-", office.rank.map(String.init) ?? "-",
            office.validFrom?.iso ?? "-", office.validTo?.iso ?? "-",
          ])
        }
        text += "\n" + offices.text(width: width)
      }
      if !details.events.isEmpty {
        var events = TextTable([
          .code("recorded"), .code("what"), .code("substitute"), .prose("reason"), .prose("by"),
        ])
        for event in details.events {
          events.add([
            ConferenceTime(event.recordedAt, in: zone).short, event.kind.rawValue, event.substitute ?? "-",
            event.reason ?? "-", event.recordedBy,
          ])
        }
        text += "\n" + events.text(width: width)
      }
      if !details.attendance.isEmpty {
        var attendance = TextTable([.code("at"), .code("session"), .code("way")])
        for event in details.attendance {
          attendance.add([ConferenceTime(event.at, in: zone).short, event.session, "\(event.direction)"])
        }
        text += "\n" + attendance.text(width: width)
      }
      if !invitation.isEmpty { text += "\n" + InvitationEventRecord.table(invitation, width: width) }
      return text
    }
  }
}
