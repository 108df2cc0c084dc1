internal import CPKCS11
import Digests

/// Finding keys and certificates in a token.
enum TokenKeys {
  private static let label = CKA_LABEL
  private static let identifier = CKA_ID

  /// The private key that belongs to a certificate: by its modulus, or by the identifier it shares with a public
  /// key or certificate of the same value. Nil where there is none.
  static func key(
    of certificate: SigningCertificate, in session: TokenSession
  ) throws(TokenFault) -> UInt? {
    guard let publicKey = try? X509Certificate(der: certificate.der) else { return nil }
    var twins: [[(type: UInt, value: [UInt8])]] = [
      [(CKA_CLASS, bytes(CKO_CERTIFICATE)), (CKA_VALUE, certificate.der)]
    ]
    if certificate.algorithm == .p256 {
      let point = PublicNumbers.point(of: publicKey)
      // As the standard has it, and as some tokens have it.
      for value in [DER.octets(point), point] {
        twins.append([(CKA_CLASS, bytes(CKO_PUBLIC_KEY)), (CKA_EC_POINT, value)])
      }
    } else {
      let modulus = (type: CKA_MODULUS, value: PublicNumbers.modulus(of: publicKey))
      if let key = try session.objects([(CKA_CLASS, bytes(CKO_PRIVATE_KEY)), modulus]).first { return key }
      twins.append([(CKA_CLASS, bytes(CKO_PUBLIC_KEY)), modulus])
    }
    for twin in twins {
      for object in try session.objects(twin) {
        guard let value = session.attribute(identifier, of: object), !value.isEmpty else { continue }
        let keys = try session.objects([(CKA_CLASS, bytes(CKO_PRIVATE_KEY)), (identifier, value)])
        if let key = keys.first { return key }
      }
    }
    return nil
  }

  /// How many private keys have that label.
  static func count(labelled text: String, in session: TokenSession) throws(TokenFault) -> Int {
    try session.objects([(CKA_CLASS, bytes(CKO_PRIVATE_KEY)), (label, Array(text.utf8))]).count
  }

  /// The certificates that belong to the key of that label, by its identifier or by the label itself.
  static func certificates(labelled text: String, in session: TokenSession) throws(TokenFault) -> [[UInt8]] {
    let labelled = (type: label, value: Array(text.utf8))
    var searches = [[(type: CKA_CLASS, value: bytes(CKO_CERTIFICATE)), labelled]]
    for key in try session.objects([(CKA_CLASS, bytes(CKO_PRIVATE_KEY)), labelled]) {
      guard let value = session.attribute(identifier, of: key), !value.isEmpty else { continue }
      searches.insert([(CKA_CLASS, bytes(CKO_CERTIFICATE)), (identifier, value)], at: 0)
    }
    var found: [[UInt8]] = []
    for search in searches { found += try values(of: search, in: session) }
    return found
  }

  /// All certificates of the token.
  static func allCertificates(in session: TokenSession) throws(TokenFault) -> [[UInt8]] {
    try values(of: [(CKA_CLASS, bytes(CKO_CERTIFICATE))], in: session)
  }

  private static func values(
    of search: [(type: UInt, value: [UInt8])], in session: TokenSession
  ) throws(TokenFault) -> [[UInt8]] {
    try session.objects(search).compactMap { session.attribute(CKA_VALUE, of: $0) }
  }

  /// A number as PKCS#11 passes it: an unsigned long of this machine.
  private static func bytes(_ value: UInt) -> [UInt8] {
    unsafe withUnsafeBytes(of: value) { unsafe Array($0) }
  }
}
