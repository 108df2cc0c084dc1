import ArgumentParser
import Backend
import Reports
import Signing

/// `trao key list`
struct KeyList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the keys on record, retired ones too.", example: "trao key list --json")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let settings = try database.request.place().configuration.signing
    let keys = try await database.read { try SigningKeys.list(in: $0) }
    let records = try keys.map { key in
      KeyRecord(
        key, isConfigured: key.name == settings.key,
        file: key.keptIn == .file ? try settings.keyFile(key.name) : nil)
    }
    try output.print(records) { width in
      guard !records.isEmpty else { return "There is no key; `trao key new` makes one.\n" }
      var table = TextTable([
        .text("name"), .text("speaks for"), .text("algorithm"), .text("kept in"), .text("valid until"),
        .text("state"), .text("fingerprint"),
      ])
      for record in records {
        table.add([
          record.name, record.subject, record.algorithm, record.keptIn, Wording.time(record.notAfter),
          record.state, String(record.fingerprint.prefix(16)),
        ])
      }
      return table.text(width: width)
    }
  }
}
