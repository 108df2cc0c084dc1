import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao invitation status`
struct InvitationStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "status", "Show how far each guest's invitation has come, and how many came how far.",
    """
    The steps: approved as a guest, numbered, made, released (approved by a second person), sent, received or returned, \
    answered, came.
    """,
    example: """
      trao invitation status --delegation JP-HKD
      trao invitation status --stage made
      """)

  @OptionGroup var guests: GuestOption
  @Option(help: ArgumentHelp("Only guests whose invitation has come just so far.", valueName: "stage"))
  var stage: InvitationStatus.Stage?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let selection: GuestSelection =
      guests.delegation.map { .delegation($0) } ?? guests.attendee.map { .attendee($0) } ?? .everyone
    let (zone, found) = try await database.read { [stage, code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (
        found.timeZone, try InvitationStatus.list(of: found, selection, stage: stage, in: database)
      )
    }
    try output.print(found.map { InvitationStatusRecord($0, in: zone) }) { width in
      guard !found.isEmpty else { return "There are no such guests.\n" }
      var table = TextTable([
        .code("id"), .code("letter"), .code("stage"), .code("sent"), .code("by"), .code("answer"),
        .number("reminded"),
      ])
      for status in found {
        table.add([
          status.attendee, status.number ?? "-", status.stage.rawValue,
          status.sentAt.map { String(ConferenceTime($0, in: zone).short.prefix(10)) } ?? "-",
          status.channel?.rawValue ?? "-", status.answer?.rawValue ?? "-", "\(status.reminders)",
        ])
      }
      let counts = InvitationStatus.Stage.allCases.compactMap { stage in
        let count = found.filter { $0.stage == stage }.count
        return count > 0 ? "\(count) \(stage.rawValue)" : nil
      }
      return table.text(width: width) + "\n\(Wording.count(found.count, "guest")): "
        + counts.joined(separator: ", ") + "\n"
    }
  }
}
