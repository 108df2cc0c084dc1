/// The keys papers are sealed with, always over SHA-256.
///
/// P-256 is small and quick; RSA is for authorities whose rules ask for it. Ed25519 came to PDF only with
/// ISO/TS 32002, which readers of PDF/A-2 do not follow.
public enum KeyAlgorithm: String, CaseIterable, Sendable {
  case p256, rsa2048, rsa3072, rsa4096

  /// The longest signature: ECDSA is a DER sequence of two numbers, RSA is as long as its modulus.
  var maximumSignatureLength: Int {
    switch self {
    case .p256: 72
    case .rsa2048: 256
    case .rsa3072: 384
    case .rsa4096: 512
    }
  }

  /// The AlgorithmIdentifier of signatures in a SignerInfo (RFC 5754, 3.2 and 3.3).
  var signatureIdentifier: [UInt8] {
    switch self {
    case .p256: DER.sequence(DER.objectIdentifier(ObjectIdentifier.ecdsaWithSHA256))
    case .rsa2048, .rsa3072, .rsa4096:
      DER.sequence(DER.objectIdentifier(ObjectIdentifier.rsaEncryption), DER.null)
    }
  }
}
