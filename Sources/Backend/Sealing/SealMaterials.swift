public import Foundation
public import PostgreSQL
public import Signing

/// What papers are sealed with: the configured key and time-stamp server.
///
/// A key in a file is opened before there is a database, so that a wrong passphrase stops the start; its record is
/// looked at when the database is there.
public struct SealMaterials: Sendable {
  /// A seal with the key's record.
  public struct Ready: Sendable {
    public let seal: Seal
    public let key: SigningKey
  }

  private let settings: Configuration.SigningSettings
  /// The key from its file; nil where it lies in a token.
  private let signer: FileSigner?
  private let timestamps: TimestampServer?

  /// Finds the configured key.
  ///
  /// - Returns: Nil where none is configured: papers stay unsigned.
  /// - Throws: `PaperMaterials.Fault`, naming the key of the configuration.
  public init?(_ settings: Configuration.SigningSettings) throws(PaperMaterials.Fault) {
    guard !settings.key.isEmpty else { return nil }
    self.settings = settings
    timestamps = try Self.explained("signing.timestamp_url") { () throws(SigningError) in
      guard !settings.timestampURL.isEmpty else { return nil }
      guard let url = URL(string: settings.timestampURL) else {
        throw SigningError(
          .invalid, "this is no address of a web server", where: settings.timestampURL,
          remedy: "write it as http://tsa.example/path")
      }
      return try TimestampServer(url: url, trust: settings.anchors())
    }
    let path = try Self.explained("signing.key") { () throws(SigningError) in
      try settings.keyFile(settings.key)
    }
    guard settings.token == nil || FileManager.default.fileExists(atPath: path) else {
      signer = nil
      return
    }
    guard let passphrase = settings.passphrase() else {
      throw PaperMaterials.Fault(
        what: "nothing says where the passphrase of the key \(settings.key) is",
        key: "signing.passphrase_file",
        remedy: "name a file that only the daemon's user may read, or a credential of systemd", faults: [])
    }
    let signer = try Self.explained("signing") { () throws(SigningError) in
      try KeyFile.open(path, passphrase: passphrase.read())
    }
    try Self.explained("signing.key") { () throws(SigningError) in
      try signer.certificate.checkValidity(at: .now)
    }
    self.signer = signer
  }

  /// Makes the seal of the key on record.
  ///
  /// - Throws: `PaperMaterials.Fault` where the key is not on record, was retired, is not valid at `time`, or is
  ///   another than the file's or the token's; `DatabaseError`.
  public func ready(at time: Date, in database: Database) throws -> Ready {
    do {
      let key = try SigningKeys.find(settings.key, in: database)
      try key.checkUsable(at: time)
      return Ready(seal: try Seal(signer: try signer(of: key), timestamps: timestamps), key: key)
    } catch let error as SigningError {
      throw Self.fault(error, "signing.key")
    }
  }

  private func signer(of key: SigningKey) throws(SigningError) -> any Signer {
    switch key.keptIn {
    case .file:
      guard let signer else {
        throw SigningError(
          .noSuchFile, "the key \(key.name) has no file here", where: try settings.keyFile(key.name),
          remedy: "bring the file to this machine, or correct signing.folder")
      }
      guard signer.certificate.fingerprint == key.certificate.fingerprint else {
        throw SigningError(
          .mismatch, "the file of the key \(key.name) is not that of the key on record",
          where: try settings.keyFile(key.name),
          remedy: "bring the right file to this machine; a new key needs a new name")
      }
      return signer
    case .pkcs11:
      guard let token = settings.token, let pin = settings.pin() else {
        throw SigningError(
          .noSuchKey, "the key \(key.name) lies in a token, and the configuration does not say which",
          remedy: "set signing.pkcs11: module, token and pin_file")
      }
      return try PKCS11Signer(certificate: key.certificate, at: token, pin: pin)
    }
  }

  private static func explained<T>(
    _ key: String, _ body: () throws(SigningError) -> T
  ) throws(PaperMaterials.Fault) -> T {
    do {
      return try body()
    } catch {
      throw fault(error, key)
    }
  }

  private static func fault(_ error: SigningError, _ key: String) -> PaperMaterials.Fault {
    PaperMaterials.Fault(
      what: (error.location.isEmpty ? "" : error.location + ": ") + error.message, key: key,
      remedy: error.remedy, faults: [])
  }
}
