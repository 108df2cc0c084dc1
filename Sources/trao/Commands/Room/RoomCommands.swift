import ArgumentParser

/// `trao room …`
struct RoomCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "room", "Keep the rooms of a conference.", verbs: [RoomList.self, RoomAdd.self, RoomEdit.self])
}
