internal import CPKCS11
import Digests

/// How tokens sign: over a digest that was computed outside (CKM_ECDSA; CKM_RSA_PKCS over a DigestInfo).
enum TokenMechanism {
  static func of(_ algorithm: KeyAlgorithm) -> UInt { algorithm == .p256 ? CKM_ECDSA : CKM_RSA_PKCS }

  static func input(_ digest: Digest, _ algorithm: KeyAlgorithm) -> [UInt8] {
    guard algorithm != .p256 else { return digest.bytes }
    // DigestInfo (RFC 8017, 9.2).
    return DER.sequence(
      DER.sequence(DER.objectIdentifier(ObjectIdentifier.sha256), DER.null), DER.octets(digest.bytes))
  }

  /// What ``Signer`` promises: tokens give ECDSA signatures as two numbers side by side.
  ///
  /// - Throws: ``SigningError`` `.token` for a signature of the wrong length.
  static func signature(_ raw: [UInt8], _ algorithm: KeyAlgorithm) throws(SigningError) -> [UInt8] {
    guard raw.count == (algorithm == .p256 ? 64 : algorithm.maximumSignatureLength) else {
      throw SigningError(
        .token, "the token's signature has \(raw.count) bytes", remedy: "see that the key is the right one")
    }
    guard algorithm == .p256 else { return raw }
    return DER.sequence(
      DER.integer(unsigned: Array(raw.prefix(32))), DER.integer(unsigned: Array(raw.suffix(32))))
  }
}
