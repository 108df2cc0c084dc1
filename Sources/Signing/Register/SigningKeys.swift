public import Digests
public import Foundation
public import PostgreSQL

/// The record of the keys papers are sealed with. The keys themselves are never in the database.
public enum SigningKeys {
  /// All keys, also retired ones, by name.
  public static func list(in database: Database) throws -> [SigningKey] {
    try database.query(Statements.listKeys).map(key)
  }

  /// The key of a name.
  ///
  /// - Throws: ``SigningError`` `.noSuchKey`.
  public static func find(_ name: String, in database: Database) throws -> SigningKey {
    guard let row = try database.query(Statements.findKey, name).first else { throw noSuchKey(name) }
    return try key(row)
  }

  /// Puts a key on record.
  ///
  /// - Throws: ``SigningError`` `.invalid` for a name of the wrong shape; `.nameTaken` where the name or the
  ///   certificate is on record already.
  public static func register(
    _ name: String, _ certificate: SigningCertificate, keptIn: SigningKey.Keeping, in database: Database
  ) throws {
    try checkName(name)
    let inserted = try database.query(
      Statements.insertKey, name, Bytes(certificate.fingerprint.bytes), certificate.algorithm.rawValue,
      certificate.name, certificate.organisation, ([certificate.der] + certificate.chain).map { Bytes($0) },
      certificate.notBefore, certificate.notAfter, keptIn.rawValue)
    guard inserted.isEmpty else { return }
    let fingerprint = Bytes(certificate.fingerprint.bytes)
    let holder = try database.query(Statements.findKeyByFingerprint, fingerprint).first?.get(
      0, as: String.self)
    throw SigningError(
      .nameTaken,
      holder.map { "the certificate is on record as \($0) already" } ?? "a key \(name) is on record already",
      remedy: "trao key list shows them; a key that was retired does not come back")
  }

  /// Lets nothing more be sealed with a key. What it sealed stays good.
  ///
  /// - Returns: Since when.
  /// - Throws: ``SigningError`` `.noSuchKey`; `.retired` where it is already.
  public static func retire(_ name: String, reason: String, in database: Database) throws -> Date {
    if let row = try database.query(Statements.retireKey, name, reason).first { return try row.get(0) }
    let key = try find(name, in: database)
    try key.checkUsable(at: key.certificate.notBefore)
    throw noSuchKey(name)
  }

  /// Whose seals are ours: every key that was ever on record, retired ones too.
  public static func trust(in database: Database) throws -> [Digest: SealTrust.Key] {
    Dictionary(
      try list(in: database).map {
        ($0.certificate.fingerprint, SealTrust.Key(name: $0.name, retiredAt: $0.retiredAt))
      }
    ) { $1 }
  }

  /// Names are codes of the database and names of files: letters, digits, `.`, `_` and `-`, at most 64.
  ///
  /// - Throws: ``SigningError`` `.invalid`.
  public static func checkName(_ name: String) throws(SigningError) {
    guard name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]{0,63}/) != nil else {
      throw SigningError(
        .invalid, "this is no name for a key",
        remedy: "use letters, digits, dots, hyphens and underscores, at most 64, as in office-2026")
    }
  }

  private static func noSuchKey(_ name: String) -> SigningError {
    SigningError(
      .noSuchKey, "no key \(name) is on record",
      remedy: "trao key list shows them; make one with trao key new or take one in with trao key import")
  }

  private static func key(_ row: Row) throws -> SigningKey {
    let certificates: [Bytes] = try row.get("certificates")
    let name: String = try row.get("name")
    guard let own = certificates.first,
      let keptIn = SigningKey.Keeping(rawValue: try row.get("kept_in"))
    else { throw SigningError(.unreadable, "the record of the key \(name) is damaged", remedy: "restore it") }
    return SigningKey(
      id: try row.get("id"), name: name,
      certificate: try SigningCertificate(der: own.array, candidates: certificates.dropFirst().map(\.array)),
      keptIn: keptIn, retiredAt: try row.optional("retired_at"),
      retiredReason: try row.optional("retired_reason"), createdAt: try row.get("created_at"),
      createdBy: try row.get("created_by"))
  }
}
