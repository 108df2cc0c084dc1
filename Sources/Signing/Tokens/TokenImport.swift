internal import CPKCS11

/// Taking a token's key into use.
public enum TokenImport {
  /// The signer of the key with a label.
  ///
  /// - Parameters:
  ///   - label: Of the private key.
  ///   - place: The token.
  ///   - pin: Its user's.
  ///   - chain: Certificates, DER, where the token does not hold the key's own or those above it.
  /// - Returns: The signer; it has signed once, so key and certificate are known to belong together.
  /// - Throws: ``SigningError`` `.noSuchKey` where not one key has the label, or its certificate is nowhere; what
  ///   ``PKCS11Signer`` throws.
  public static func signer(
    labelled label: String, at place: TokenPlace, pin: PassphraseSource, chain: [[UInt8]] = []
  ) throws(SigningError) -> PKCS11Signer {
    let sessions = TokenSessions(place, pin: pin)
    let (keys, own, all) = try sessions.use("the token's keys cannot be listed") { loan throws(TokenFault) in
      (
        try TokenKeys.count(labelled: label, in: loan.session),
        try TokenKeys.certificates(labelled: label, in: loan.session),
        try TokenKeys.allCertificates(in: loan.session)
      )
    }
    guard keys == 1 else {
      throw SigningError(
        .noSuchKey, "\(keys == 0 ? "no key has" : "\(keys) keys have") the label \(label)",
        where: place.description, remedy: "see the token's keys: pkcs11-tool --list-objects --login")
    }
    var reason: SigningError?
    for der in own + chain {
      do throws(SigningError) {
        let certificate = try SigningCertificate(der: der, candidates: chain + all)
        let signer = try PKCS11Signer(certificate: certificate, sessions: sessions)
        let found = try sessions.use("the token's keys cannot be read") { loan throws(TokenFault) in
          try TokenKeys.key(of: certificate, in: loan.session).flatMap { key in
            loan.session.attribute(CKA_LABEL, of: key)
          }
        }
        guard let found, String(decoding: found, as: UTF8.self) == label else {
          throw SigningError(
            .mismatch, "the certificate of \(certificate.name) is that of another key in the token",
            where: place.description, remedy: "give the certificate of the key \(label)")
        }
        return signer
      } catch {
        reason = reason ?? error
      }
    }
    throw reason
      ?? SigningError(
        .noSuchKey, "the token holds no certificate of the key \(label)", where: place.description,
        remedy: "give it with --chain FILE")
  }
}
