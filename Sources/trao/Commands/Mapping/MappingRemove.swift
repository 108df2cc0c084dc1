import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao mapping remove`
struct MappingRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "remove", "Remove a mapping.", example: "trao mapping remove so-ngoai-vu")

  @Argument(help: "The mapping's name.") var name: String
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let name: String
    let isRemoved: Bool
  }

  func run() async throws {
    let actor = try actor.actor()
    try await database.withPool { pool in
      _ = try await pool.read { [name] in try MappingStore.find(name, in: $0) }
      try confirmation.ask("Remove the mapping \(name)?")
      try await pool.change(as: actor) { [name] in try MappingStore.remove(name, in: $0) }
    }
    try output.print(Record(name: name, isRemoved: true)) { _ in "\(PlainText.escaped(name)) removed\n" }
  }
}
