import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao room list`
struct RoomList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the rooms, with their places and how many sessions take place in them.",
    example: "trao room list")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let rooms = try await database.read { [wanted = conference.code] database in
      try RoomStore.list(of: ConferenceStore.resolve(wanted, in: database), in: database)
    }
    try output.print(rooms.map { RoomRecord($0) }) { width in
      guard !rooms.isEmpty else { return "There are no rooms. Add one: trao room add\n" }
      var table = TextTable([.code("code"), .text("name"), .number("places"), .number("sessions")])
      for room in rooms {
        table.add([
          room.code, room.name.best(for: .en) ?? "", room.capacity.map(String.init) ?? "-",
          "\(room.sessionCount)",
        ])
      }
      return table.text(width: width)
    }
  }
}
