import Backend
import Conferences
import Foundation
import PostgreSQL
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

  /// Writes the key's file, and what else `writeMore` writes, and puts the key on record. After an error no file of
  /// the key is left.
  static func keep(
    _ material: KeyMaterial, as name: String, passphrase: Passphrase,
    _ settings: Configuration.SigningSettings, by actor: Actor, in pool: Pool,
    writeMore: () throws -> Void = {}
  ) async throws -> SigningKey {
    let path = try settings.keyFile(name)
    try FileManager.default.createDirectory(
      atPath: settings.keyFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try KeyFile.write(material, to: path, passphrase: passphrase)
    do {
      try writeMore()
      return try await record(name, material.certificate, keptIn: .file, by: actor, in: pool)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
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
    \(file.map { "It lies in \($0); keep a copy of the file, and the passphrase apart from it." }
      ?? "It stays in its token.")
    Papers are sealed with it once signing.key names it and the daemons were restarted.

    """
  }
}
