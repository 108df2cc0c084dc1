internal import COpenSSL

/// The numbers of a certificate's public key, as tokens store them.
enum PublicNumbers {
  /// The point of an EC key, uncompressed (SEC 1, 2.3.3).
  static func point(of certificate: X509Certificate) -> [UInt8] {
    guard let text = unsafe X509_get0_pubkey_bitstr(certificate.handle) else { return [] }
    return unsafe Array(
      UnsafeBufferPointer(start: ASN1_STRING_get0_data(text), count: Int(ASN1_STRING_length(text))))
  }

  /// The modulus of an RSA key, highest byte first.
  static func modulus(of certificate: X509Certificate) -> [UInt8] {
    // RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER } (RFC 8017, A.1.1).
    var reader = DERReader(point(of: certificate))
    var key = reader.next(0x30)?.content
    return Array(key?.next(0x02)?.value.drop { $0 == 0 } ?? [])
  }
}
