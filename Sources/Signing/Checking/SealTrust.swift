public import Digests
public import Foundation

/// Whose seals are trusted: keys of one's own, and those that lead to certificates of authorities.
public struct SealTrust: Sendable {
  /// A key of one's own.
  public struct Key: Hashable, Sendable {
    public let name: String
    /// Nil while it is in use. What was signed before stays good.
    public let retiredAt: Date?

    public init(name: String, retiredAt: Date? = nil) {
      self.name = name
      self.retiredAt = retiredAt
    }
  }

  /// Keys by their certificates' fingerprints.
  public var keys: [Digest: Key]
  /// Certificates, DER: of authorities or of signers themselves, and of time-stamp servers.
  public var anchors: [[UInt8]]

  /// Nobody is trusted unless named here.
  public init(keys: [Digest: Key] = [:], anchors: [[UInt8]] = []) {
    self.keys = keys
    self.anchors = anchors
  }

  /// Reads the certificates of files, and of all files of folders, PEM or DER.
  ///
  /// - Throws: ``SigningError`` `.noSuchFile`, `.unreadable`.
  public static func anchors(at paths: [String]) throws(SigningError) -> [[UInt8]] {
    var found: [[UInt8]] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else {
        found += try KeyFile.certificates(at: path)
        continue
      }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for name in names.sorted()
      where ["pem", "crt", "cer", "der"].contains((name as NSString).pathExtension) {
        found += try KeyFile.certificates(at: path + "/" + name)
      }
    }
    return found
  }

  /// Whether a signer is trusted who signed at `time`, and on whose account.
  func judgement(
    of signer: X509Certificate, _ facts: SealReport.Signer, others: [X509Certificate], at time: Date?
  ) throws(SigningError) -> SealReport.Trust {
    guard let time else { return .refused("nothing says when it was signed") }
    guard (facts.notBefore...facts.notAfter).contains(time) else {
      return .refused("the certificate was not valid at the time of signing")
    }
    guard signer.maySign, !signer.isForServersOnly else {
      return .refused("the certificate is not for signing documents")
    }
    if let key = keys[facts.fingerprint] {
      guard let retired = key.retiredAt, time >= retired else { return .key(key) }
      return .refused("our key \(key.name) had been retired on \(retired.ISO8601Format())")
    }
    guard !anchors.isEmpty else {
      return .refused("the certificate is none of ours, and no authority is trusted here")
    }
    switch try TrustStore(anchors, at: time).lead(of: signer, others: others) {
    case .anchor(let name): return .anchor(name)
    case .nowhere(let reason): return .refused(reason)
    }
  }
}
