public import PostgreSQL

/// A band of ranks with a name, for reports and seating plans: `Ministers and equals`.
public struct RankCategory: Hashable, Sendable {
  public let code: String
  public let name: LocalisedText
  /// Its highest rank, and its lowest, which is nil for the last band. Low numbers are high ranks.
  public let firstRank: Int
  public let lastRank: Int?
  public let origin: Origin
}

/// The bands of rank of a conference.
public enum RankCategoryStore {
  /// All of them, the highest first.
  public static func list(of conference: Conference, in database: Database) throws -> [RankCategory] {
    try database.query(Statements.rankCategories, conference.id).map { row in
      RankCategory(
        code: try row.get("code"), name: try row.text("name"), firstRank: try row.get("first_rank"),
        lastRank: try row.optional("last_rank"), origin: try row.origin)
    }
  }

  /// Adds a band, or gives the one of that code another name or beginning. It reaches to the rank before the next band.
  /// Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where code, name or rank are none, or another band begins at that rank.
  public static func put(
    _ code: String, name: LocalisedText, from firstRank: Int, of conference: Conference, in database: Database
  ) throws {
    guard Shape.isCode(code) else {
      throw ConferenceError(
        .invalid, "\(code) is no code",
        remedy: "use letters, digits, dots, dashes and underscores, at most 64")
    }
    guard !name.isEmpty else {
      throw ConferenceError(
        .invalid, "the band has no name", remedy: "give one: --name-vi, --name-ja or --name-en")
    }
    guard 0...1_000_000 ~= firstRank else {
      throw ConferenceError(
        .invalid, "\(firstRank) is no rank", remedy: "a rank is a whole number from 0, and low is high")
    }
    let all = try list(of: conference, in: database)
    if let other = all.first(where: { $0.firstRank == firstRank && $0.code != code }) {
      throw ConferenceError(
        .refused, "\(other.code) begins at rank \(firstRank) already",
        remedy: "let one of them begin elsewhere")
    }
    let known = all.first { $0.code == code }
    guard known?.firstRank != firstRank || known?.name != name else { return }
    let origin = known?.origin ?? Origin(.operator)
    try database.query(
      Statements.putRankCategory, conference.id, code, firstRank, name.row, origin.provenance.rawValue,
      origin.isVerified, origin.sourceFields, origin.sourceProvenances)
  }

  /// Takes a band away: its ranks go to the one above. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  public static func remove(_ code: String, of conference: Conference, in database: Database) throws {
    let all = try list(of: conference, in: database)
    guard all.contains(where: { $0.code == code }) else {
      throw ConferenceError.noSuch("rank", code, among: all.map(\.code), list: "trao rank list")
    }
    try database.query(Statements.removeRankCategory, conference.id, code)
  }
}
