import Foundation
import Signing

/// A key, for programs.
struct KeyRecord: Encodable {
  let name: String
  let state: String
  let subject: String
  let organisation: String?
  let algorithm: String
  let serial: String
  let fingerprint: String
  let notBefore: Date
  let notAfter: Date
  let keptIn: String
  let certificates: Int
  let retiredAt: Date?
  let retiredReason: String?
  /// Where its file lies on this machine; null for a key in a token.
  let file: String?

  init(_ key: SigningKey, isConfigured: Bool, file: String?) {
    name = key.name
    state = Self.state(of: key, isConfigured: isConfigured)
    subject = key.certificate.name
    organisation = key.certificate.organisation
    algorithm = key.certificate.algorithm.rawValue
    serial = key.certificate.serial
    fingerprint = "\(key.certificate.fingerprint)"
    notBefore = key.certificate.notBefore
    notAfter = key.certificate.notAfter
    keptIn = key.keptIn.rawValue
    certificates = 1 + key.certificate.chain.count
    retiredAt = key.retiredAt
    retiredReason = key.retiredReason
    self.file = file
  }

  private static func state(of key: SigningKey, isConfigured: Bool) -> String {
    if key.retiredAt != nil { return "retired" }
    if key.certificate.notAfter < .now { return "expired" }
    if key.certificate.notBefore > .now { return "not yet valid" }
    return isConfigured ? "in use" : "ready"
  }
}
