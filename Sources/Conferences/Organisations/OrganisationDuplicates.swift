public import PostgreSQL

/// Two records that may be one organisation, and why.
public struct OrganisationPair: Hashable, Sendable {
  /// Why two may be one, or speak against it.
  public enum Reason: String, CaseIterable, Sendable {
    case sameName = "same-name"
    case sameLetters = "same-letters"
    case sameButForm = "same-but-form"
    case sameSymbol = "same-symbol"
    case sameParent = "same-parent"
    case otherCountry = "other-country"
    case otherKind = "other-kind"

    /// In words.
    public var text: String {
      switch self {
      case .sameName: "same name"
      case .sameLetters: "same name but for marks, case, width or order"
      case .sameButForm: "same name but for the legal form"
      case .sameSymbol: "same symbol"
      case .sameParent: "same body above"
      case .otherCountry: "but another country"
      case .otherKind: "but another kind"
      }
    }
  }

  /// Which was entered first.
  public let first: Organisation
  public let second: Organisation
  /// 0 to 100; see `duplicateOrganisations` in `sql/conferences/organisations.sql` for what counts how much.
  public let score: Int
  public let reasons: [Reason]
}

extension OrganisationStore {
  /// Proposes pairs that may be one organisation, the likeliest first: by their names in every language and their
  /// aliases, whatever legal form is written with them. Pairs that somebody marked as two are left out.
  ///
  /// - Parameters:
  ///   - minimum: The lowest score that counts, 0 to 100.
  ///   - limit: How many pairs at most.
  ///   - database: Where they are.
  /// - Returns: Each pair once; which was entered first stands first.
  /// - Throws: `DatabaseError`.
  public static func duplicates(
    minimum: Int = 50, limit: Int = 100, in database: Database
  ) throws -> [OrganisationPair] {
    let pairs = try database.query(Statements.duplicateOrganisations, minimum, limit, commonName).map { row in
      (
        one: try row.get("one", as: Int.self), other: try row.get("other", as: Int.self),
        score: try row.get("score", as: Int.self), reasons: try row.get("reasons", as: [String].self)
      )
    }
    let all = try byID(Array(Set(pairs.flatMap { [$0.one, $0.other] })), in: database)
    return pairs.compactMap { pair in
      guard let first = all[pair.one], let second = all[pair.other] else { return nil }
      return OrganisationPair(
        first: first, second: second, score: pair.score,
        reasons: pair.reasons.compactMap(OrganisationPair.Reason.init(rawValue:)))
    }
  }

  /// A name borne by more than this says nothing by itself.
  private static let commonName = 20
}
