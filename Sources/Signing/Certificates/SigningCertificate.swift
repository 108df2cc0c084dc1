internal import COpenSSL
public import Digests
public import Foundation

/// The certificate of a key: whom it speaks for, and the certificates that vouch for it.
public struct SigningCertificate: Hashable, Sendable {
  /// The certificate's bytes.
  public let der: [UInt8]
  /// The certificates above it, each the issuer of the one before; the last may be a root or lack its issuer.
  public let chain: [[UInt8]]
  /// Whom it names (commonName, else organisationName), as NFC: what is printed in the seal.
  public let name: String
  /// The organisation it names.
  public let organisation: String?
  /// The serial number in hexadecimal digits.
  public let serial: String
  public let notBefore: Date
  public let notAfter: Date
  public let algorithm: KeyAlgorithm
  /// SHA-256 of ``der``: the certificate's identity.
  public let fingerprint: Digest

  /// The names of the issuer and of the subject and the serial number as DER, for what identifies a signer.
  let issuer: [UInt8]
  let serialNumber: [UInt8]

  /// More certificates than this are no chain of a signer.
  static let longestChain = 8
  /// The room all certificates may take in a seal, in bytes.
  static let largestChain = 24_576

  /// Reads a certificate and puts those that vouch for it in their order; others among `candidates` are left
  /// out.
  ///
  /// - Throws: ``SigningError`` `.unreadable`, `.unsupported` (its key), `.wrongUse` (it may not sign),
  ///   `.chainTooLong`.
  public init(der: [UInt8], candidates: [[UInt8]] = []) throws(SigningError) {
    let own = try X509Certificate(der: der)
    guard let algorithm = own.algorithm else {
      throw SigningError(
        .unsupported, "the certificate's key is of a kind that is not used for papers",
        remedy: "use ECDSA over P-256, or RSA of 2048, 3072 or 4096 bits")
    }
    guard let name = own.subjectEntry(NID_commonName) ?? own.subjectEntry(NID_organizationName),
      !name.isEmpty
    else {
      throw SigningError(
        .unsupported, "the certificate names nobody", remedy: "use one whose subject has a common name")
    }
    guard let notBefore = own.notBefore, let notAfter = own.notAfter, notBefore < notAfter else {
      throw SigningError(
        .unreadable, "the certificate's times cannot be read", remedy: "use another certificate")
    }
    guard own.maySign else {
      throw SigningError(
        .wrongUse, "the certificate of \(name) is not for signing documents",
        remedy: "use one whose key usage is digitalSignature or nonRepudiation")
    }
    var others: [X509Certificate] = []
    for candidate in candidates { others.append(try X509Certificate(der: candidate)) }
    var chain: [[UInt8]] = []
    var last = own
    while !last.isSelfIssued, let issuer = others.first(where: { last.isIssued(by: $0) }) {
      let bytes = issuer.der
      guard bytes != der, !chain.contains(bytes) else { break }
      chain.append(bytes)
      last = issuer
    }
    let size = chain.reduce(der.count) { $0 + $1.count }
    guard chain.count < Self.longestChain, size <= Self.largestChain else {
      throw SigningError(
        .chainTooLong,
        "the certificate of \(name) comes with \(chain.count) above it, together \(size) bytes; a seal takes "
          + "\(Self.longestChain - 1) and \(Self.largestChain)",
        remedy: "leave out those above the one that readers trust")
    }
    self.der = der
    self.chain = chain
    self.name = name
    organisation = own.subjectEntry(NID_organizationName).flatMap { $0.isEmpty ? nil : $0 }
    serialNumber = own.serialNumber
    serial = own.serial
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.algorithm = algorithm
    fingerprint = SHA256.hash(der)
    issuer = own.issuer
  }

  /// - Throws: ``SigningError`` `.notYetValid` or `.expired` at a time outside the certificate's.
  public func checkValidity(at time: Date) throws(SigningError) {
    guard time >= notBefore else {
      throw SigningError(
        .notYetValid, "the certificate of \(name) is valid only from \(notBefore.ISO8601Format())",
        remedy: "wait until then, or see this machine's clock")
    }
    guard time <= notAfter else {
      throw SigningError(
        .expired, "the certificate of \(name) expired on \(notAfter.ISO8601Format())",
        remedy: "make or import a new key (trao key new, trao key import) and name it in signing.key")
    }
  }
}
