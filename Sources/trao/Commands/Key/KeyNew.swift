import ArgumentParser
import Backend
import Files
import Foundation
import Signing

/// `trao key new`
struct KeyNew: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "new", "Make a key with a certificate that it signs itself.",
    """
    The key is written to NAME.pem in the configured folder, encrypted with a passphrase that is asked for, or read \
    from --passphrase-file, TRAO_PASSPHRASE_FILE or signing.passphrase_file. Readers of PDF show the seals as those of \
    an unknown signer until they are told to trust the certificate. --request writes what an authority needs to issue \
    a better one; take that in under another name with `trao key import`.
    """,
    example: """
      trao key new office-2026 --subject 'Văn phòng UBND tỉnh Quảng Ninh' --country VN
      trao key new office-2026 --subject 'Văn phòng UBND tỉnh' --algorithm rsa3072 --request office.csr
      """)

  @Argument(help: "Its name in the configuration and in lists: letters, digits, dots, hyphens.") var name:
    String
  @Option(help: "Whom it speaks for, as it is to stand in the seal.") var subject: String
  @Option(help: "The organisation.") var organisation: String?
  @Option(help: ArgumentHelp("The country, as VN.", valueName: "alpha-2")) var country: String?
  @Option(help: "The kind of key.") var algorithm: KeyAlgorithm = .p256
  @Option(help: "How many days the certificate is valid, from now on: 1 to 3650.") var days = 730
  @Option(help: ArgumentHelp("Write a certificate request (PKCS #10) too.", valueName: "file"))
  var request: String?
  @OptionGroup var secret: PassphraseOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let settings = try database.request.place().configuration.signing
    let wanted = try KeyRequest(
      subject: subject, organisation: organisation, country: country, algorithm: algorithm, from: .now,
      days: days)
    let path = try settings.keyFile(name)
    try KeyKeeping.refuseExisting(path)
    let asked = request.map { OutputFile($0) }
    try asked?.check()
    let key = try await database.withPool { pool in
      let passphrase = try KeyKeeping.passphrase(
        file: secret.passphraseFile, settings, prompt: "Passphrase for the new key", confirmed: true)
      let material = try KeyMaker.make(wanted)
      return try await KeyKeeping.keep(
        material, as: name, passphrase: passphrase, settings, by: actor, in: pool
      ) {
        guard let asked else { return nil }
        try asked.write([KeyMaker.certificateRequest(for: material, wanted)])
        return asked.path
      }
    }
    try output.print(KeyRecord(key, isConfigured: settings.key == name, file: path)) { _ in
      KeyKeeping.welcome(key, file: path)
    }
  }
}
