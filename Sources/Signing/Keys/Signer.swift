public import Digests

/// A private key, wherever it is kept, with its certificate.
public protocol Signer: Sendable {
  var certificate: SigningCertificate { get }

  /// The signature over a SHA-256 digest: ECDSA as DER (`ECDSA-Sig-Value`), or RSA PKCS#1 v1.5. May be called
  /// from several threads at once.
  func sign(_ digest: Digest) throws(SigningError) -> [UInt8]
}
