import Foundation
import PostgreSQL
import Signing
import TestSupport
import Testing

@testable import Backend

@Suite struct `The seal of a daemon` {
  private let folder: TemporaryFolder
  private let passphrase: String

  init() throws {
    folder = try TemporaryFolder()
    passphrase = folder.url.appending(path: "passphrase").path
    try secret("one two three", at: passphrase)
  }

  private func secret(_ text: String, at path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  private func settings(key: String = "office") -> Configuration.SigningSettings {
    var settings = Configuration.SigningSettings()
    settings.key = key
    settings.folder = folder.url.path
    settings.passphraseFile = passphrase
    return settings
  }

  private func makeKey(from: Date = .now - 3600, days: Int = 90) throws -> SigningCertificate {
    let material = try KeyMaker.make(KeyRequest(subject: "Văn phòng", from: from, days: days))
    try KeyFile.write(
      material, to: settings().keyFile("office"), passphrase: PassphraseSource.file(passphrase).read())
    return material.certificate
  }

  private func fault(_ settings: Configuration.SigningSettings) -> PaperMaterials.Fault? {
    #expect(throws: PaperMaterials.Fault.self) { try SealMaterials(settings) }
  }

  @Test func `is nothing where no key is named`() throws {
    #expect(try SealMaterials(Configuration.SigningSettings()) == nil)
  }

  @Test func `does not begin without its file, its passphrase or its certificate's time`() throws {
    #expect(fault(settings())?.what.contains("office.pem") == true)
    #expect(fault(settings(key: "../office"))?.key == "signing.key")
    _ = try makeKey()
    var other = settings()
    other.passphraseFile = folder.url.appending(path: "other").path
    try secret("four five six", at: other.passphraseFile)
    let wrong = fault(other)
    #expect(wrong?.what.contains("the passphrase does not open the key") == true)
    #expect(wrong?.description.contains("four") == false)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: other.passphraseFile)
    #expect(fault(other)?.what.contains("others than its owner") == true)
    try FileManager.default.removeItem(atPath: settings().keyFile("office"))
    _ = try makeKey(from: .now - 86_400 * 3, days: 1)
    #expect(fault(settings())?.what.contains("expired") == true)
  }

  @Test func `does not begin without the time-stamps that are asked for`() throws {
    _ = try makeKey()
    for address in ["http://[::1/tsa", "ftp://tsa.example/", "tsa.example"] {
      var settings = settings()
      settings.timestampURL = address
      #expect(fault(settings)?.key == "signing.timestamp_url", "\(address)")
    }
  }

  @Test func `is ready if the record is of the same key, and not retired`() async throws {
    let certificate = try makeKey()
    let materials = try #require(try SealMaterials(settings()))
    try await TestDatabase.withDatabase { database in
      let pool = database.pool(size: 1)
      func ready() async throws -> SealMaterials.Ready {
        try await pool.run { try materials.ready(at: .now, in: $0) }
      }
      func what() async -> String {
        await #expect(throws: PaperMaterials.Fault.self) { try await ready() }?.what ?? ""
      }
      #expect(await what() == "no key office is on record")
      try await pool.transaction(settings: ["trao.actor": "test"]) {
        try SigningKeys.register("office", certificate, keptIn: .file, in: $0)
      }
      let seal = try await ready()
      #expect(seal.seal.certificate == certificate && seal.key.name == "office")
      _ = try await pool.transaction(settings: ["trao.actor": "test"]) {
        try SigningKeys.retire("office", reason: "lost", in: $0)
      }
      #expect(await what().contains("retired"))
      await pool.close()
    }
  }

  @Test func `is not made with another key than the one on record`() async throws {
    _ = try makeKey()
    let materials = try #require(try SealMaterials(settings()))
    let other = try KeyMaker.make(KeyRequest(subject: "Khác", from: .now - 60, days: 9)).certificate
    try await TestDatabase.withDatabase { database in
      let pool = database.pool(size: 1)
      try await pool.transaction(settings: ["trao.actor": "test"]) {
        try SigningKeys.register("office", other, keptIn: .file, in: $0)
      }
      let fault = await #expect(throws: PaperMaterials.Fault.self) {
        try await pool.run { try materials.ready(at: .now, in: $0) }
      }
      #expect(fault?.what.contains("not that of the key on record") == true)
      await pool.close()
    }
  }

  @Test func `takes its passphrase from the file that is nearest`() {
    let settings = settings()
    #expect(settings.passphrase(file: "/a", environment: ["TRAO_PASSPHRASE_FILE": "/b"]) == .file("/a"))
    #expect(settings.passphrase(environment: ["TRAO_PASSPHRASE_FILE": "/b"]) == .file("/b"))
    #expect(settings.passphrase(environment: [:]) == .file(passphrase))
    var credential = settings
    credential.passphraseFile = "trao.passphrase"
    #expect(credential.passphrase(environment: [:]) == .credential("trao.passphrase"))
  }
}
