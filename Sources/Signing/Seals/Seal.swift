public import Digests

/// What papers are sealed with: a key, and a time-stamp server where one is configured.
///
/// Makes PAdES signatures of level B-B, or B-T with time-stamps (ETSI EN 319 142-1). May be used from several
/// threads at once.
public final class Seal: Sendable {
  private let signer: any Signer
  private let timestamps: TimestampServer?
  private let frame: SealFrame

  /// The room to leave in a file for a seal, in bytes of DER; no seal is longer.
  public let reservedBytes: Int

  /// The room for a time-stamp. Tokens with their server's certificates take 3 to 9 KB.
  static let timestampRoom = 12_288

  /// The most bytes a string of a PDF/A file may have (ISO 19005-2, 6.1.13), and so a seal.
  static let mostBytes = 32_767

  /// - Throws: ``SigningError`` `.chainTooLong` where certificates and time-stamp need more room than a file may
  ///   leave.
  public init(signer: any Signer, timestamps: TimestampServer? = nil) throws(SigningError) {
    self.signer = signer
    self.timestamps = timestamps
    frame = SealFrame(signer.certificate)
    reservedBytes = frame.maximumLength(timestampLength: timestamps == nil ? nil : Self.timestampRoom)
    guard reservedBytes <= Self.mostBytes else {
      throw SigningError(
        .chainTooLong,
        "a seal of \(signer.certificate.name) takes \(reservedBytes) bytes, and PDF/A allows "
          + "\(Self.mostBytes)", remedy: "leave out the certificates above the one that readers trust")
    }
  }

  public var certificate: SigningCertificate { signer.certificate }
  public var level: SealLevel { timestamps == nil ? .baselineB : .baselineT }

  /// Seals content.
  ///
  /// - Parameter digest: SHA-256 of all that is sealed: the file without the hole for the seal.
  /// - Returns: a CMS SignedData as DER, of at most ``reservedBytes`` bytes.
  /// - Throws: ``SigningError``. Where the time-stamp server fails it is `.timestamp`: a seal of a lower level is
  ///   never made instead.
  public func cms(over digest: Digest) throws(SigningError) -> [UInt8] {
    let signature = try signer.sign(frame.toBeSigned(digest))
    let token = try timestamps?.token(over: SHA256.hash(signature))
    if let token, token.count > Self.timestampRoom {
      throw SigningError(
        .noRoom, "the time-stamp takes \(token.count) bytes, and \(Self.timestampRoom) are kept for it",
        remedy: "use another time-stamp server: signing.timestamp_url")
    }
    return frame.seal(digest, signature: signature, timestamp: token)
  }
}
