import CPKCS11
import Foundation
import TestSupport

@testable import Signing

/// SoftHSM with two tokens, in a folder of this test process.
struct SoftToken: Sendable {
  static let module = "/usr/lib/softhsm/libsofthsm2.so"
  static let isInstalled = FileManager.default.fileExists(atPath: module)
  /// The label of the key whose certificate is in the token, and whose public key is not.
  static let certified = "certified"
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
      (Self.certified, ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]),
    ].enumerated() {
      let key = folder.path(label + ".key")
      let certificate = folder.path(label + ".crt")
      try Self.run(
        ["openssl", "req", "-x509"] + options
          + ["-nodes", "-days", "2", "-subj", "/CN=Key \(label)", "-keyout", key, "-out", certificate])
      try Self.run(
        [
          "softhsm2-util", "--import", key, "--token", "papers", "--label", label, "--id", "A\(index)",
          "--pin",
          "123456",
        ] + (label == Self.certified ? ["--no-public-key"] : []))
      certificates[label] = try KeyFile.certificates(at: certificate).first
    }
    self.certificates = certificates
    if let certificate = certificates[Self.certified] {
      try Self.store(certificate, label: Self.certified, identifier: [0xA2])
    }
  }

  /// Puts a certificate into the token `papers`, as its owner's programs do.
  private static func store(_ certificate: [UInt8], label: String, identifier: [UInt8]) throws {
    guard let loaded = p11_kit_module_load(module, Int32(P11_KIT_MODULE_UNMANAGED)) else {
      throw TimestampResponder.Failed(what: "no module")
    }
    defer { p11_kit_module_release(loaded) }
    func check(_ result: UInt) throws {
      guard result == CKR_OK else { throw TimestampResponder.Failed(what: "PKCS#11 \(result)") }
    }
    let functions = loaded.pointee
    try check(functions.C_Initialize(nil))
    defer { _ = functions.C_Finalize(nil) }
    var count: UInt = 0
    try check(functions.C_GetSlotList(1, nil, &count))
    var slots = [UInt](repeating: 0, count: Int(count))
    try check(functions.C_GetSlotList(1, &slots, &count))
    for slot in slots {
      var facts = ck_token_info()
      try check(functions.C_GetTokenInfo(slot, &facts))
      guard withUnsafeBytes(of: facts.label, { $0.starts(with: Array("papers ".utf8)) }) else { continue }
      var session: UInt = 0
      try check(functions.C_OpenSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nil, nil, &session))
      var pin = Array("123456".utf8)
      try check(functions.C_Login(session, CKU_USER, &pin, UInt(pin.count)))
      let number = { (value: UInt) in withUnsafeBytes(of: value) { Array($0) } }
      let subject = try X509Certificate(der: certificate).subject
      let values: [(UInt, [UInt8])] = [
        (CKA_CLASS, number(CKO_CERTIFICATE)), (CKA_CERTIFICATE_TYPE, number(CKC_X_509)), (CKA_TOKEN, [1]),
        (CKA_LABEL, Array(label.utf8)), (CKA_ID, identifier), (CKA_SUBJECT, subject),
        (CKA_VALUE, certificate),
      ]
      let copies = values.map { _, bytes in
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = copy.initialize(from: bytes)
        return copy
      }
      defer { copies.forEach { $0.deallocate() } }
      var attributes = zip(values, copies).map {
        ck_attribute(type: $0.0, value: $1.baseAddress, value_len: UInt($1.count))
      }
      var object: UInt = 0
      try check(functions.C_CreateObject(session, &attributes, UInt(attributes.count), &object))
      try check(functions.C_CloseSession(session))
    }
  }

  private static func run(_ arguments: [String]) throws {
    let answer = try OtherProgram.run(arguments)
    guard answer.status == 0 else { throw TimestampResponder.Failed(what: answer.output) }
  }
}
