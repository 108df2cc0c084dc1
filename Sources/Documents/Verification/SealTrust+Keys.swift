internal import PostgreSQL
internal import Signing

extension SealTrust {
  /// The same trust, with the keys that papers are sealed with here.
  func withOwnKeys(in database: Database) throws -> SealTrust {
    var trust = self
    trust.keys.merge(try SigningKeys.trust(in: database)) { $1 }
    return trust
  }
}
