public import PostgreSQL

/// Two records that may be one person, and why. Nothing is ever merged without somebody's word.
public struct DuplicatePair: Hashable, Sendable {
  /// Why two may be one, or speak against it.
  public enum Reason: String, CaseIterable, Sendable {
    case sameName = "same-name"
    /// But for letter case, tone marks, kana type or width.
    case sameLetters = "same-letters"
    /// But for the order of the words.
    case otherOrder = "other-order"
    case sameReading = "same-reading"
    case sameLatin = "same-latin"
    /// A further form of one is a name of the other.
    case furtherForm = "further-form"
    case sameEmail = "same-email"
    case samePhone = "same-phone"
    case sameOrganisation = "same-organisation"
    case otherCountry = "other-country"

    /// In words.
    public var text: String {
      switch self {
      case .sameName: "same name"
      case .sameLetters: "same name but for marks, case or width"
      case .otherOrder: "same name in another order"
      case .sameReading: "same reading"
      case .sameLatin: "same name in Latin letters"
      case .furtherForm: "one is known by the other's name"
      case .sameEmail: "same mail address"
      case .samePhone: "same telephone"
      case .sameOrganisation: "same organisation"
      case .otherCountry: "but another country"
      }
    }
  }

  /// Who was entered first.
  public let first: Person
  public let second: Person
  /// 0 to 100; see `duplicatePersons` in `sql/conferences/persons.sql` for what counts how much.
  public let score: Int
  public let reasons: [Reason]
}

extension PersonStore {
  /// Proposes pairs who may be one person, the likeliest first: across scripts, for a name in kanji, kana and Latin
  /// letters is one name.
  ///
  /// - Parameters:
  ///   - minimum: The lowest score that counts, 0 to 100.
  ///   - limit: How many pairs at most.
  ///   - database: Where they are.
  public static func duplicates(
    minimum: Int = 50, limit: Int = 100, in database: Database
  ) throws -> [DuplicatePair] {
    let rows = try database.query(Statements.duplicatePersons, minimum, limit, commonName)
    let pairs = try rows.map { row in
      (
        one: try row.get("one", as: Int.self), other: try row.get("other", as: Int.self),
        score: try row.get("score", as: Int.self), reasons: try row.get("reasons", as: [String].self)
      )
    }
    let people = try byID(Array(Set(pairs.flatMap { [$0.one, $0.other] })), in: database)
    return pairs.compactMap { pair in
      guard let first = people[pair.one], let second = people[pair.other] else { return nil }
      return DuplicatePair(
        first: first, second: second, score: pair.score,
        reasons: pair.reasons.compactMap(DuplicatePair.Reason.init(rawValue:)))
    }
  }

  /// A name borne by more people than this says nothing by itself.
  private static let commonName = 20
}
