import Digests

/// A TimeStampReq (RFC 3161, 2.4.1) over a SHA-256 digest.
struct TimestampRequest {
  let der: [UInt8]

  /// - Parameters:
  ///   - imprint: What is stamped.
  ///   - nonce: What the answer must repeat; empty for none.
  init(imprint: Digest, nonce: [UInt8]) {
    let algorithm = DER.sequence(DER.objectIdentifier(ObjectIdentifier.sha256), DER.null)
    der = DER.sequence(
      DER.integer(1), DER.sequence(algorithm, DER.octets(imprint.bytes)),
      nonce.isEmpty ? [] : DER.integer(unsigned: nonce), DER.boolean(true))
  }

  /// One with 64 random bits as its nonce; it asks for the server's certificates.
  init(imprint: Digest) {
    var generator = SystemRandomNumberGenerator()
    self.init(imprint: imprint, nonce: (0..<8).map { _ in UInt8.random(in: 1 ... .max, using: &generator) })
  }
}
