internal import COpenSSL

/// A key with its certificates, on its way between files.
public struct KeyMaterial: Sendable {
  let key: PrivateKey
  public let certificate: SigningCertificate

  init(key: PrivateKey, certificate: SigningCertificate) {
    self.key = key
    self.certificate = certificate
  }

  /// Finds the certificate of `key` among others.
  ///
  /// - Throws: ``SigningError`` `.mismatch` where there is none; what reading the certificate throws.
  init(key: PrivateKey, certificates: [[UInt8]], where location: String) throws(SigningError) {
    for der in certificates {
      let certificate = try X509Certificate(der: der)
      guard unsafe X509_check_private_key(certificate.handle, key.handle) == 1 else { continue }
      self.init(key: key, certificate: try SigningCertificate(der: der, candidates: certificates))
      return
    }
    ERR_clear_error()
    throw SigningError(
      .mismatch, "none of the \(certificates.count) certificates belongs to the key", where: location,
      remedy: "give the certificate that was issued for this key, with --chain or in the same file")
  }

  /// The key, ready to sign with.
  public func signer() throws(SigningError) -> FileSigner {
    try FileSigner(key: key, certificate: certificate)
  }
}
