import Foundation

@testable import Signing

/// SoftHSM with two tokens, in a folder of this test process.
struct SoftToken: Sendable {
  static let module = "/usr/lib/softhsm/libsofthsm2.so"
  static let isInstalled = FileManager.default.fileExists(atPath: module)
  static let shared = Result { try SoftToken() }

  /// The keys, by their labels, with certificates outside the token.
  let certificates: [String: [UInt8]]
  let folder: TestFolder

  var place: TokenPlace { TokenPlace(module: Self.module, label: "papers") }
  var otherPlace: TokenPlace { TokenPlace(module: Self.module, label: "other") }
  /// A file with the PIN of both.
  var pin: PassphraseSource { .file(folder.path("pin")) }

  private init() throws {
    let folder = try TestFolder()
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder.path("tokens"), withIntermediateDirectories: false)
    let configuration = try folder.write(
      "directories.tokendir = \(folder.path("tokens"))\nobjectstore.backend = file\nlog.level = ERROR\n",
      "conf")
    // SoftHSM takes its folder from nowhere else. Set once, before the module is loaded.
    setenv("SOFTHSM2_CONF", configuration, 1)
    _ = try folder.write("123456\n", "pin")
    for label in ["papers", "other"] {
      try Self.run(
        [
          "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", "123456", "--so-pin",
          "12345678",
        ])
    }
    var certificates: [String: [UInt8]] = [:]
    for (index, (label, options)) in [
      ("p256", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]),
      ("rsa2048", ["-newkey", "rsa:2048"]),
    ].enumerated() {
      let key = folder.path(label + ".key")
      let certificate = folder.path(label + ".crt")
      try Self.run(
        ["openssl", "req", "-x509"] + options
          + ["-nodes", "-days", "2", "-subj", "/CN=Key \(label)", "-keyout", key, "-out", certificate])
      try Self.run([
        "softhsm2-util", "--import", key, "--token", "papers", "--label", label, "--id", "A\(index)", "--pin",
        "123456",
      ])
      certificates[label] = try KeyFile.certificates(at: certificate).first
    }
    self.certificates = certificates
  }

  private static func run(_ arguments: [String]) throws {
    let answer = try Tool.run(arguments)
    guard answer.status == 0 else { throw TimestampResponder.Failed(what: answer.output) }
  }
}
