public import PostgreSQL

/// A body that numbers papers.
public struct RegisterBody: Hashable, Sendable {
  public let id: Int
  public let code: String
  /// Its abbreviation in numbers: `UBND`.
  public let symbol: String?

  /// The body of a code; without a code the one that issues the papers of the conference.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code; as ``ConferenceStore/resolve(_:in:)``.
  public static func resolve(
    _ code: String?, conference: String?, in database: Database
  ) throws -> RegisterBody {
    let all = try database.query(Statements.registerBodies).map { row in
      RegisterBody(id: try row.get("id"), code: try row.get("code"), symbol: try row.optional("symbol"))
    }
    if let code {
      if let body = all.first(where: { $0.code == code || $0.symbol == code }) { return body }
      throw ConferenceError.noSuch(
        "body with a register", code, among: all.map(\.code), list: "trao register list")
    }
    let issuer = try ConferenceStore.resolve(conference, in: database).issuingOrganisation
    guard let body = all.first(where: { $0.id == issuer }) else {
      throw ConferenceError(
        .noSuchRecord, "the conference has no issuing body", remedy: "name the body: --body CODE")
    }
    return body
  }
}
