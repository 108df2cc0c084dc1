public import Digests
public import Foundation

/// What a check of one signature in a file came to.
///
/// Three answers that are kept apart: whether what was signed is unchanged (``fault``), whether that is the whole
/// file (``coversWholeFile``), and whether the signer is one who is trusted here (``trust``).
public struct SealReport: Hashable, Sendable {
  /// Whom the certificate names.
  public struct Signer: Hashable, Sendable {
    public let name: String
    public let organisation: String?
    /// Who issued the certificate; the same name where it signed itself.
    public let issuer: String
    /// The serial number in hexadecimal digits.
    public let serial: String
    public let notBefore: Date
    public let notAfter: Date
    /// SHA-256 of the certificate.
    public let fingerprint: Digest
  }

  /// A time-stamp over the signature.
  public struct Timestamp: Hashable, Sendable {
    public let time: Date
    /// Whom the certificate of its server names.
    public let authority: String
    /// Why that certificate is not trusted; nil where it is.
    public let distrust: String?
  }

  /// Whether the signer is trusted, and on whose account.
  public enum Trust: Hashable, Sendable {
    /// The key is one that papers are sealed with here.
    case key(SealTrust.Key)
    /// The certificate is this one, or leads to it; it was named as trusted.
    case anchor(String)
    /// Why nobody vouches for the signer.
    case refused(String)
  }

  /// The name of the form field that holds the signature.
  public let fieldName: String
  /// What is wrong with the signature: a change, or a form that proves nothing. Nil where what was signed is intact.
  public let fault: String?
  /// Whether everything in the file is signed. What was added later is not.
  public let coversWholeFile: Bool
  public let signer: Signer?
  /// When it was signed, in the signer's own words.
  public let signedAt: Date?
  public let timestamp: Timestamp?
  /// Nil where it is of no PAdES baseline level.
  public let level: SealLevel?
  public let trust: Trust

  /// Why the signer is not trusted; nil where he is.
  public var distrust: String? {
    if case .refused(let reason) = trust { reason } else { nil }
  }

  /// Whether the whole file is as it was when it was signed, whoever did that.
  public var isIntact: Bool { fault == nil && coversWholeFile }
  /// Whether it is, and someone trusted signed it.
  public var isTrusted: Bool { isIntact && distrust == nil }
}

extension SealReport.Trust: CustomStringConvertible {
  /// The answer in words, with its ground.
  public var description: String {
    switch self {
    case .key(let key):
      "trusted as our key \(key.name)"
        + (key.retiredAt.map { ", which was retired later, on \($0.ISO8601Format())" } ?? "")
    case .anchor(let name): "trusted by the certificate of \(name)"
    case .refused(let reason): "not trusted: \(reason)"
    }
  }
}

extension SealReport: CustomStringConvertible {
  /// The report in a sentence.
  public var description: String {
    let names = [signer?.name ?? "an unknown signer", signer?.organisation]
    let who = names.compactMap(\.self).joined(separator: ", ")
    let time = (timestamp?.time ?? signedAt).map { " on \($0.ISO8601Format())" } ?? ""
    let signed = "signed by \(who)\(time)"
    if let fault { return "\(signed), but not sound: \(fault)" }
    let whole = coversWholeFile ? "unchanged" : "the signed part is unchanged, and something was added to it"
    return "\(signed)\(level.map { ", level \($0.rawValue)" } ?? ""); \(whole); \(trust)"
  }
}
