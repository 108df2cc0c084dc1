import ArgumentParser
import Backend
import Conferences
import Foundation
import Signing

/// `trao key retire`
struct KeyRetire: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "retire", "Let nothing more be sealed with a key; what it sealed stays good.",
    """
    For good; on a terminal you are asked. The key's file stays where it is: destroy it yourself, if it may have fallen \
    into other hands.
    """,
    example: "trao key retire office-2025 --reason 'replaced by office-2026'")

  @Argument(help: "The key's name.") var name: String
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let settings = try database.request.place().configuration.signing
    let reason = reason.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
    guard !reason.isEmpty else {
      throw Failure(.usage, "the reason is empty", remedy: "say why, with --reason")
    }
    try confirmation.ask("Retire the key \(name) for ever?")
    let key = try await database.withPool { pool in
      try await pool.change(as: actor) { [name] database in
        _ = try SigningKeys.retire(name, reason: reason, in: database)
        return try SigningKeys.find(name, in: database)
      }
    }
    let file = key.keptIn == .file ? try settings.keyFile(name) : nil
    try output.print(KeyRecord(key, isConfigured: settings.key == name, file: file)) { _ in
      "Nothing more is sealed with \(name)."
        + (settings.key == name ? " Name another key in signing.key and restart the daemons.\n" : "\n")
    }
  }
}
