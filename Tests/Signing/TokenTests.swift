import CPKCS11
import Digests
import Foundation
import Testing

@testable import Signing

// One after the other: a lost session is a loss for every test of this process.
@Suite(.enabled(if: SoftToken.isInstalled, "SoftHSM is not installed"), .serialized)
struct `A key in a token` {
  private let token: SoftToken

  init() throws { token = try SoftToken.shared.get() }

  private func signer(_ label: String) throws -> PKCS11Signer {
    try TokenImport.signer(
      labelled: label, at: token.place, pin: token.pin, chain: [try #require(token.certificates[label])])
  }

  @Test(arguments: ["p256", "rsa2048"]) func `seals papers`(label: String) throws {
    let seal = try Seal(signer: try signer(label))
    #expect(seal.certificate.algorithm.rawValue == label)
    let trust = SealTrust(keys: [seal.certificate.fingerprint: SealTrust.Key(name: label)])
    let report = try SealCheck.check(SealedPaper.make(seal), trust: trust).first
    #expect(report?.isTrusted == true && report?.level == .baselineB, "\(report.map(\.description) ?? "")")
  }

  @Test func `brings its certificate, where the token holds it`() throws {
    let label = SoftToken.certified
    let signer = try TokenImport.signer(labelled: label, at: token.place, pin: token.pin)
    #expect(signer.certificate.der == token.certificates[label])
    let digest = SHA256.hash("paper")
    #expect(try X509Certificate(der: signer.certificate.der).verifies(signer.sign(digest), over: digest))
    // The public key is not in the token: the certificate alone leads to it.
    let again = try PKCS11Signer(certificate: signer.certificate, at: token.place, pin: token.pin)
    #expect(again.certificate == signer.certificate)
  }

  @Test func `is found again by its certificate alone`() throws {
    for label in ["p256", "rsa2048"] {
      let certificate = try SigningCertificate(der: try #require(token.certificates[label]))
      _ = try PKCS11Signer(certificate: certificate, at: token.place, pin: token.pin)
    }
  }

  @Test func `signs on several threads at once`() async throws {
    let signer = try signer("p256")
    let key = try X509Certificate(der: signer.certificate.der)
    let signatures = try await withThrowingTaskGroup(of: (Digest, [UInt8]).self) { group in
      for number in 0..<64 {
        group.addTask {
          let digest = SHA256.hash("paper \(number)")
          return (digest, try signer.sign(digest))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(signatures.count == 64)
    for (digest, signature) in signatures {
      #expect(key.verifies(signature, over: digest))
    }
  }

  @Test func `signs again after the token lost its sessions`() throws {
    let signer = try signer("p256")
    _ = try signer.sign(SHA256.hash("before"))
    try closeAllSessions()
    let digest = SHA256.hash("after")
    #expect(try X509Certificate(der: signer.certificate.der).verifies(signer.sign(digest), over: digest))
  }

  @Test func `is not searched twice with a PIN that was refused`() throws {
    let folder = try TestFolder()
    let path = try folder.write("999999", "pin")
    let sessions = TokenSessions(token.otherPlace, pin: .file(path))
    let certificate = try SigningCertificate(der: try #require(token.certificates["p256"]))
    func code() -> SigningError.Code? {
      #expect(throws: SigningError.self) { try PKCS11Signer(certificate: certificate, sessions: sessions) }?
        .code
    }
    #expect(code() == .wrongPIN)
    _ = try folder.write("123456", "pin")
    #expect(code() == .wrongPIN)
  }

  @Test func `is missed by name: in another token, under another label, without its certificate`() throws {
    func code(_ body: () throws -> Void) -> SigningError.Code? {
      #expect(throws: SigningError.self, performing: body)?.code
    }
    let certificate = try SigningCertificate(der: try #require(token.certificates["p256"]))
    #expect(
      code { _ = try PKCS11Signer(certificate: certificate, at: token.otherPlace, pin: token.pin) }
        == .noSuchKey)
    let nowhere = TokenPlace(module: SoftToken.module, label: "nowhere")
    #expect(
      code { _ = try PKCS11Signer(certificate: certificate, at: nowhere, pin: token.pin) }
        == .tokenUnavailable)
    #expect(
      code { _ = try TokenImport.signer(labelled: "none", at: token.place, pin: token.pin) } == .noSuchKey)
    #expect(
      code { _ = try TokenImport.signer(labelled: "p256", at: token.place, pin: token.pin) } == .noSuchKey)
    let wrong = try #require(token.certificates["rsa2048"])
    #expect(
      code { _ = try TokenImport.signer(labelled: "p256", at: token.place, pin: token.pin, chain: [wrong]) }
        == .mismatch)
    let other = TokenPlace(module: "/etc/hostname", label: "papers")
    #expect(code { _ = try TokenImport.signer(labelled: "p256", at: other, pin: token.pin) } == .token)
  }

  /// What a restart of the token's service does, through a way to the module of its own.
  private func closeAllSessions() throws {
    let flags = Int32(P11_KIT_MODULE_UNMANAGED)
    let module = try #require(p11_kit_module_load(SoftToken.module, flags))
    defer { p11_kit_module_release(module) }
    var count: UInt = 0
    _ = module.pointee.C_GetSlotList(1, nil, &count)
    var slots = [UInt](repeating: 0, count: Int(count))
    _ = module.pointee.C_GetSlotList(1, &slots, &count)
    for slot in slots { #expect(module.pointee.C_CloseAllSessions(slot) == CKR_OK) }
  }
}
