import Foundation
import Signing

/// What a check of one signature in a file came to, as `--json` prints it.
struct SignatureRecord: Encodable {
  let field: String
  let signer: String?
  let organisation: String?
  let signedAt: Date?
  let timestampedAt: Date?
  let level: String?
  let isIntact: Bool
  let isTrusted: Bool
  /// The key of our own, or the certificate of the configuration, on whose account the signer is trusted.
  let trustedKey: String?
  let trustedAnchor: String?
  /// Why the signer is not.
  let distrust: String?
  /// All of it, in a sentence.
  let says: String

  init(_ report: SealReport) {
    field = report.fieldName
    signer = report.signer?.name
    organisation = report.signer?.organisation
    signedAt = report.signedAt
    timestampedAt = report.timestamp?.time
    level = report.level?.rawValue
    isIntact = report.isIntact
    isTrusted = report.isTrusted
    trustedKey = if case .key(let key) = report.trust { key.name } else { nil }
    trustedAnchor = if case .anchor(let name) = report.trust { name } else { nil }
    distrust = report.distrust
    says = report.description
  }
}
