import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony history`
struct CeremonyHistory: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "history", "Tell everything that was recorded of a ceremony's grants, corrections too.",
    example: "trao ceremony history GRANTS")

  @Argument(help: "The ceremony's code; needless when there is one.") var code: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let id: Int
    let position: Int
    let event: String
    let at: ConferenceTime
    let presenter: String?
    let recipient: String?
    let proxy: String?
    let note: String?
    let corrects: Int?
    let key: String
    let recordedAt: ConferenceTime
    let recordedBy: String
  }

  func run() async throws {
    let (zone, events) = try await database.read { [code, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      let ceremony = try CeremonyStore.find(code, of: found, in: database)
      return (found.timeZone, try CeremonyStore.events(of: ceremony, in: found, in: database))
    }
    let records = events.map { event in
      Record(
        id: event.id, position: event.position, event: event.event, at: ConferenceTime(event.at, in: zone),
        presenter: event.presenter, recipient: event.recipient, proxy: event.proxy, note: event.note,
        corrects: event.corrects, key: event.key, recordedAt: ConferenceTime(event.recordedAt, in: zone),
        recordedBy: event.recordedBy)
    }
    try output.print(records) { width in
      guard !events.isEmpty else { return "Nothing is recorded yet.\n" }
      var table = TextTable([
        .number("event"), .number("no."), .code("what"), .code("at"), .number("corrects"), .prose("note"),
        .prose("by"),
      ])
      for event in events {
        table.add([
          "\(event.id)", "\(event.position)", event.event, ConferenceTime(event.at, in: zone).short,
          event.corrects.map(String.init) ?? "", event.proxy ?? event.note ?? "", event.recordedBy,
        ])
      }
      return table.text(width: width)
    }
  }
}
