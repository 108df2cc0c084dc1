internal import Digests
internal import Foundation
internal import PostgreSQL
internal import Signing

extension SealTrust {
  /// The same trust, with the keys that papers are sealed with here.
  func withOwnKeys(in database: Database) throws -> SealTrust {
    var trust = self
    for row in try database.query(Statements.sealingKeys) {
      guard let fingerprint = Digest(try row.get("fingerprint", as: Bytes.self).array) else { continue }
      trust.keys[fingerprint] = .some(try row.optional("retired_at", as: Date.self))
    }
    return trust
  }
}
