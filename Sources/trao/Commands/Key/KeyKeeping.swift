import Backend
import Conferences
import Files
import Foundation
import PostgreSQL
import Reports
import Signing

/// Files and record of a new key, which come into being together or not at all.
enum KeyKeeping {
  /// The passphrase of a key file: from the file named, from where environment or configuration say, else asked for.
  static func passphrase(
    file: String?, _ settings: Configuration.SigningSettings, prompt: String, confirmed: Bool
  ) throws -> Passphrase {
    let source = settings.passphrase(file: file, environment: ProcessInfo.processInfo.environment)
    return try (source ?? .terminal(prompt: prompt, confirmed: confirmed)).read()
  }

  /// Tells before a passphrase is asked for that a key cannot have that name: no key is written over.
  ///
  /// - Throws: `FileError`.
  static func refuseExisting(_ path: String) throws(FileError) {
    guard !FileManager.default.fileExists(atPath: path) else { throw FileError(.exists, path: path) }
  }

  /// Writes the key's file, and the file that `writeMore` writes and names, and puts the key on record. After an error
  /// neither is left.
  static func keep(
    _ material: KeyMaterial, as name: String, passphrase: Passphrase,
    _ settings: Configuration.SigningSettings, by actor: Actor, in pool: Pool,
    writeMore: () throws -> String? = { nil }
  ) async throws -> SigningKey {
    let path = try settings.keyFile(name)
    try FileManager.default.createDirectory(
      atPath: settings.keyFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try KeyFile.write(material, to: path, passphrase: passphrase)
    var more: String?
    do {
      more = try writeMore()
      return try await record(name, material.certificate, keptIn: .file, by: actor, in: pool)
    } catch {
      for file in [path, more].compactMap(\.self) { try? FileManager.default.removeItem(atPath: file) }
      throw error
    }
  }

  static func record(
    _ name: String, _ certificate: SigningCertificate, keptIn: SigningKey.Keeping, by actor: Actor,
    in pool: Pool
  ) async throws -> SigningKey {
    try await pool.change(as: actor) { database in
      try SigningKeys.register(name, certificate, keptIn: keptIn, in: database)
      return try SigningKeys.find(name, in: database)
    }
  }

  /// What a person is told about a key that has just come.
  static func welcome(_ key: SigningKey, file: String?) -> String {
    """
    The key \(key.name) speaks for \(key.certificate.name) until \(Wording.time(key.certificate.notAfter)).
    \(file.map { "It lies in \(PlainText.escaped($0)); keep a copy of the file, and the passphrase apart from it." }
      ?? "It stays in its token.")
    Papers are sealed with it once signing.key names it and the daemons were restarted.

    """
  }
}
