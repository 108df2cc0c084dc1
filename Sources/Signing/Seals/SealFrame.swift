import Digests

/// Everything in a seal that is the same for all papers of one certificate, encoded once.
///
/// A seal is a CMS SignedData (RFC 5652, section 5) over content that lies outside it, with the signed attributes
/// that PAdES baseline asks for and no others (ETSI EN 319 142-1, 6.3; EN 319 122-1, 5.1 and 5.2): content-type,
/// message-digest and signing-certificate-v2 (RFC 5035). The time is in the PDF's signature dictionary: PAdES
/// forbids the signing-time attribute.
struct SealFrame: Sendable {
  /// What stands before and after the digest in the signed attributes' values.
  private let attributes: (first: [UInt8], digestHead: [UInt8], last: [UInt8], digestIndex: Int)
  /// version, digestAlgorithms, encapContentInfo and certificates of SignedData.
  private let signedDataHead: [UInt8]
  /// version, sid and digestAlgorithm of SignerInfo.
  private let signerInfoHead: [UInt8]
  private let signatureAlgorithm: [UInt8]
  private let maximumSignatureLength: Int

  init(_ certificate: SigningCertificate) {
    let sha256 = DER.sequence(DER.objectIdentifier(ObjectIdentifier.sha256))
    // SHA-256 is the default of hashAlgorithm and therefore left out; so is issuerSerial, which only hints.
    let identifier = DER.sequence(DER.octets(certificate.fingerprint.bytes))
    let contentType = Self.attribute(
      ObjectIdentifier.contentType, DER.objectIdentifier(ObjectIdentifier.data))
    let signingCertificate = Self.attribute(
      ObjectIdentifier.signingCertificateV2, DER.sequence(DER.sequence(identifier)))
    let digest = Self.attribute(
      ObjectIdentifier.messageDigest, DER.octets([UInt8](repeating: 0, count: Digest.byteCount)))
    // DER wants a SET in the order of its elements' bytes; their lengths differ, so the digest decides nothing.
    let ordered = DER.sorted([contentType, digest, signingCertificate])
    let index = ordered.firstIndex(of: digest) ?? 0
    attributes = (
      Array(ordered[..<index].joined()), Array(digest.dropLast(Digest.byteCount)),
      Array(ordered[(index + 1)...].joined()), index
    )
    signedDataHead =
      DER.integer(1) + DER.set(of: [sha256])
      + DER.sequence(DER.objectIdentifier(ObjectIdentifier.data))
      + DER.element(0xA0, DER.sorted([certificate.der] + certificate.chain))
    signerInfoHead =
      DER.integer(1) + DER.sequence(certificate.issuer, certificate.serialNumber) + sha256
    signatureAlgorithm = certificate.algorithm.signatureIdentifier
    maximumSignatureLength = certificate.algorithm.maximumSignatureLength
  }

  /// The signed attributes for content of that digest: the value of a SET.
  private func attributes(for digest: Digest) -> [UInt8] {
    attributes.first + attributes.digestHead + digest.bytes + attributes.last
  }

  /// What the key signs: the digest of the signed attributes as a SET OF (RFC 5652, 5.4).
  func toBeSigned(_ digest: Digest) -> Digest {
    SHA256.hash(DER.element(0x31, [attributes(for: digest)]))
  }

  /// The seal over content of that digest, with the signature over ``toBeSigned(_:)`` and, for level B-T, a
  /// TimeStampToken over that signature.
  func seal(_ digest: Digest, signature: [UInt8], timestamp: [UInt8]?) -> [UInt8] {
    let unsigned =
      timestamp.map { DER.tagged(1, Self.attribute(ObjectIdentifier.timeStampToken, $0)) } ?? []
    let signerInfo = DER.sequence(
      signerInfoHead, DER.tagged(0, attributes(for: digest)), signatureAlgorithm, DER.octets(signature),
      unsigned)
    return DER.sequence(
      DER.objectIdentifier(ObjectIdentifier.signedData),
      DER.tagged(0, DER.sequence(signedDataHead, DER.element(0x31, [signerInfo]))))
  }

  /// The most bytes ``seal(_:signature:timestamp:)`` gives, with a token of at most `timestampLength` bytes.
  func maximumLength(timestampLength: Int?) -> Int {
    let zeros = { (count: Int) in [UInt8](repeating: 0, count: count) }
    return seal(
      SHA256.hash(""), signature: zeros(maximumSignatureLength), timestamp: timestampLength.map(zeros)
    ).count
  }

  private static func attribute(_ type: [UInt8], _ value: [UInt8]) -> [UInt8] {
    DER.sequence(DER.objectIdentifier(type), DER.set(of: [value]))
  }
}
