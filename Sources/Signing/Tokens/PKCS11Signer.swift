internal import CPKCS11
public import Digests
internal import Synchronization

/// A key that lies in a PKCS#11 token and never leaves it.
///
/// Every thread that signs has a session of its own, as far as the token allows. A token that lost its sessions (a
/// restart, a card that was drawn and put back) is logged in to again.
public final class PKCS11Signer: Signer {
  public let certificate: SigningCertificate
  private let sessions: TokenSessions
  /// Where the key is, in the log-in of that number.
  private let key = Mutex<(login: Int, handle: UInt)?>(nil)

  /// Finds the key of `certificate` in a token, and proves that it is the right one by signing with it.
  ///
  /// - Throws: ``SigningError`` `.token`, `.tokenUnavailable`, `.wrongPIN`, `.noSuchKey`, `.mismatch`.
  public convenience init(
    certificate: SigningCertificate, at place: TokenPlace, pin: PassphraseSource
  ) throws(SigningError) {
    try self.init(certificate: certificate, sessions: TokenSessions(place, pin: pin))
  }

  init(certificate: SigningCertificate, sessions: TokenSessions) throws(SigningError) {
    self.certificate = certificate
    self.sessions = sessions
    let probe = SHA256.hash("trao: is this the key?")
    let signature = try sign(probe)
    guard try X509Certificate(der: certificate.der).verifies(signature, over: probe)
    else {
      throw SigningError(
        .mismatch, "the token's key is not that of the certificate of \(certificate.name)",
        where: sessions.place.description, remedy: "give key and certificate in the token the same identifier"
      )
    }
  }

  public func sign(_ digest: Digest) throws(SigningError) -> [UInt8] {
    let signature = try sessions.use("the token cannot sign") { loan throws(TokenFault) -> [UInt8]? in
      guard let key = try key(in: loan) else { return nil }
      return try loan.session.sign(
        TokenMechanism.input(digest, certificate.algorithm), key: key,
        mechanism: TokenMechanism.of(certificate.algorithm))
    }
    guard let signature else {
      throw SigningError(
        .noSuchKey, "the token has no key for the certificate of \(certificate.name)",
        where: sessions.place.description, remedy: "see signing.pkcs11, or bring the key into the token")
    }
    return try TokenMechanism.signature(signature, certificate.algorithm)
  }

  /// The key's handle, which holds as long as a log-in.
  private func key(in loan: TokenSessions.Loan) throws(TokenFault) -> UInt? {
    if let known = key.withLock({ $0 }), known.login == loan.login { return known.handle }
    guard let handle = try TokenKeys.key(of: certificate, in: loan.session) else { return nil }
    key.withLock { $0 = (loan.login, handle) }
    return handle
  }
}
