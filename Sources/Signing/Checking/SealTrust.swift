public import Digests
public import Foundation

/// Whose seals are trusted: keys of one's own, and those that lead to certificates of authorities.
public struct SealTrust: Sendable {
  /// Keys by their certificates' fingerprints, each with the time it was retired.
  public var keys: [Digest: Date?]
  /// Certificates, DER: of authorities or of signers themselves, and of time-stamp servers.
  public var anchors: [[UInt8]]

  /// Nobody is trusted unless named here.
  public init(keys: [Digest: Date?] = [:], anchors: [[UInt8]] = []) {
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

  /// Why a signer is not trusted who signed at `time`; nil where he is.
  func refusal(
    of signer: X509Certificate, _ facts: SealReport.Signer, others: [X509Certificate], at time: Date?
  ) throws(SigningError) -> String? {
    guard let time else { return "nothing says when it was signed" }
    guard (facts.notBefore...facts.notAfter).contains(time) else {
      return "the certificate was not valid at the time of signing"
    }
    guard signer.maySign, !signer.isForServersOnly else {
      return "the certificate is not for signing documents"
    }
    if let retired = keys[facts.fingerprint] {
      guard let retired, time >= retired else { return nil }
      return "the key had been retired on \(retired.ISO8601Format())"
    }
    guard !anchors.isEmpty else { return "the certificate is none of ours, and no authority is trusted here" }
    return try TrustStore(anchors, at: time).refusal(of: signer, others: others)
  }
}
