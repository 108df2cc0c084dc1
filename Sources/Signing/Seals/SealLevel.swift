/// How far a seal can be checked by itself: levels of ETSI EN 319 142-1, clause 6.
public enum SealLevel: String, Sendable, Codable {
  /// Signed, with the signer's certificate bound in; the time is the signer's word.
  case baselineB = "B-B"
  /// The same with a time-stamp of a third party over the signature (RFC 3161).
  case baselineT = "B-T"
}
