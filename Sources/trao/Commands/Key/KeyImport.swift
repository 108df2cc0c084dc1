import ArgumentParser
import Backend
import Conferences
import Foundation
import Signing

/// `trao key import`
struct KeyImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "import", "Take in a key from a file or a token, with its certificate.",
    """
    Of a file (PKCS #12, or PEM with key and certificates) a copy is written to NAME.pem in the configured folder, \
    encrypted with the passphrase of our own keys. A key in a PKCS#11 token stays there; signing.pkcs11 says which \
    token.
    """,
    example: """
      trao key import office-2026 office.p12 --import-passphrase-file office.p12.pass
      trao key import office-2026 --pkcs11 office --chain office-chain.pem
      """)

  @Argument(help: "Its name in the configuration and in lists: letters, digits, dots, hyphens.") var name:
    String
  @Argument(help: "The file: .p12, .pfx or .pem.") var file: String?
  @Option(help: ArgumentHelp("The label of a key in the token.", valueName: "label")) var pkcs11: String?
  @Option(help: ArgumentHelp("More certificates: the key's own, or those above it.", valueName: "file"))
  var chain: String?
  @Option(
    help: ArgumentHelp(
      "File with the passphrase of the file taken in; else it is asked for.", valueName: "file"))
  var importPassphraseFile: String?
  @Option(help: ArgumentHelp("File with the token's PIN; else signing.pkcs11.pin_file.", valueName: "file"))
  var pinFile: String?
  @OptionGroup var secret: PassphraseOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (file == nil) != (pkcs11 == nil) else {
      throw ValidationError("Give either a file or --pkcs11 LABEL.")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let settings = try database.request.place().configuration.signing
    try SigningKeys.checkName(name)
    if pkcs11 == nil { try KeyKeeping.refuseExisting(settings.keyFile(name)) }
    let chain = try chain.map { try KeyFile.certificates(at: InputFile.existing($0).path) } ?? []
    let key = try await database.withPool { pool in
      if let pkcs11 {
        let signer = try tokenSigner(pkcs11, chain, settings)
        try signer.certificate.checkValidity(at: .now)
        return try await KeyKeeping.record(name, signer.certificate, keptIn: .pkcs11, by: actor, in: pool)
      }
      let material = try KeyFile.take(
        from: InputFile.existing(file ?? "").path, chain: chain, passphrase: importPassphrase)
      try material.certificate.checkValidity(at: .now)
      let passphrase = try KeyKeeping.passphrase(
        file: secret.passphraseFile, settings, prompt: "Passphrase for the key here", confirmed: true)
      return try await KeyKeeping.keep(
        material, as: name, passphrase: passphrase, settings, by: actor, in: pool)
    }
    let path = key.keptIn == .file ? try settings.keyFile(name) : nil
    try output.print(KeyRecord(key, isConfigured: settings.key == name, file: path)) { _ in
      KeyKeeping.welcome(key, file: path)
    }
  }

  private func importPassphrase() throws(SigningError) -> Passphrase {
    try
      (importPassphraseFile.map { PassphraseSource.file($0) }
      ?? .terminal(prompt: "Passphrase of the file", confirmed: false)).read()
  }

  private func tokenSigner(
    _ label: String, _ chain: [[UInt8]], _ settings: Configuration.SigningSettings
  ) throws -> PKCS11Signer {
    guard let token = settings.token else {
      throw Failure(
        .badConfiguration, "the configuration names no PKCS#11 module", where: "signing.pkcs11.module",
        remedy: "set module and token in the section signing.pkcs11")
    }
    let pin = settings.pin(file: pinFile) ?? .terminal(prompt: "PIN of \(token)", confirmed: false)
    return try TokenImport.signer(labelled: label, at: token, pin: pin, chain: chain)
  }
}
