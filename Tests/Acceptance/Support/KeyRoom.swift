import Foundation
import Testing

/// A configuration with a folder for keys and a passphrase, in the home folder of a program.
struct KeyRoom {
  /// What opens its keys.
  static let words = "one two three"

  let folder: URL
  var configuration: String { folder.appending(path: "trao.yaml").path }
  var passphrase: String { folder.appending(path: "passphrase").path }

  init(_ folder: URL) throws {
    self.folder = folder
    try Data("\(Self.words)\n".utf8).write(to: URL(filePath: passphrase))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: passphrase)
    try configure()
  }

  /// Writes the configuration; `more` stands in its section `signing`.
  func configure(key: String = "", more: String = "") throws {
    try Data(
      """
      signing:
        key: "\(key)"
        folder: \(folder.path)/keys
        passphrase_file: \(passphrase)
      \(more.isEmpty ? "" : "  \(more)\n")
      """.utf8
    ).write(to: URL(filePath: configuration))
  }

  /// The program with that configuration.
  func program(_ program: Program) -> Program {
    var program = program
    program.common += ["--config", configuration]
    return program
  }

  /// Makes a key.
  func make(_ name: String, _ subject: String, with program: Program) async throws {
    try await program.succeed("key", "new", name, "--subject", subject, "--country", "VN")
  }
}
