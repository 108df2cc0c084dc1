internal import COpenSSL
public import Digests

/// A key that was read from a file and lies in this process's memory until it goes.
public final class FileSigner: Signer {
  public let certificate: SigningCertificate
  private let key: PrivateKey

  /// Puts a key and its certificate together.
  ///
  /// - Throws: ``SigningError`` `.mismatch` where they do not belong together.
  init(key: PrivateKey, certificate: SigningCertificate) throws(SigningError) {
    let handle = try X509Certificate(der: certificate.der)
    guard unsafe X509_check_private_key(handle.handle, key.handle) == 1 else {
      ERR_clear_error()
      throw SigningError(
        .mismatch, "the key does not belong to the certificate of \(certificate.name)",
        remedy: "give the key and the certificate that were made for each other")
    }
    self.key = key
    self.certificate = certificate
  }

  public func sign(_ digest: Digest) throws(SigningError) -> [UInt8] { try key.sign(digest) }
}
