public import PostgreSQL

/// A body that numbers papers.
public struct RegisterBody: Hashable, Sendable {
  public let id: Int
  public let code: String
  /// Its abbreviation in numbers: `UBND`.
  public let symbol: String?

  /// The body of a code or an abbreviation; without one the body that issues the papers of the conference, or of all
  /// conferences where none is named.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code; `.notUnique` where several bodies issue papers
  ///   and neither body nor conference is named; as ``ConferenceStore/resolve(_:in:)``.
  public static func resolve(
    _ code: String?, conference: String?, in database: Database
  ) throws -> RegisterBody {
    let rows = try database.query(Statements.registerBodies)
    let all = try rows.map { row in
      RegisterBody(id: try row.get("id"), code: try row.get("code"), symbol: try row.optional("symbol"))
    }
    if let code {
      if let body = all.first(where: { $0.code == code || $0.symbol == code }) { return body }
      throw ConferenceError.noSuch(
        "body with a register", code, among: all.map(\.code), list: "trao register list")
    }
    if conference == nil {
      let issuers = try zip(rows, all).filter { try $0.0.get("is_issuer") }.map(\.1)
      if let only = issuers.count == 1 ? issuers.first : nil { return only }
      if all.count == 1, let only = all.first { return only }
      guard issuers.isEmpty else {
        throw ConferenceError(
          .notUnique, "several bodies have registers: \(issuers.map(\.code).joined(separator: ", "))",
          remedy: "say whose: --body CODE")
      }
    }
    let issuer = try ConferenceStore.resolve(conference, in: database).issuingOrganisation
    guard let body = all.first(where: { $0.id == issuer }) else {
      throw ConferenceError(
        .noSuchRecord, "the conference has no issuing body", remedy: "name the body: --body CODE")
    }
    return body
  }
}
