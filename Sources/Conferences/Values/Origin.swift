public import PostgreSQL

/// Where a fact comes from.
public enum Provenance: String, CaseIterable, Codable, Sendable, ColumnValue {
  /// Somebody of the organising committee entered it.
  case `operator`
  /// The news article on the model conference, in English or in Vietnamese.
  case articleEnglish = "article-en"
  case articleVietnamese = "article-vi"
  /// Other press.
  case press
  /// Invented; marked wherever it is printed.
  case sample
}

/// What is known of a record's truth.
public struct Origin: Hashable, Sendable {
  /// Of the record, and of each of its facts that ``sources`` does not name.
  public var provenance: Provenance
  /// Whether somebody compared it with a document of authority.
  public var isVerified: Bool
  /// Facts that come from elsewhere, by field (`reply_by`) or field and language (`name.ja`).
  public var sources: [String: Provenance]

  public init(_ provenance: Provenance, isVerified: Bool = false, sources: [String: Provenance] = [:]) {
    self.provenance = provenance
    self.isVerified = isVerified
    self.sources = sources
  }

  /// Whether any of its facts is invented: a paper that prints it carries the mark.
  public var isSample: Bool { provenance == .sample || sources.values.contains(.sample) }
}

extension Origin {
  /// Reads the three columns as the queries of `sql/conferences` return them: `sources` as an array in which
  /// field and provenance take turns.
  init(_ provenance: Provenance, _ isVerified: Bool, _ sources: [String]) {
    self.init(provenance, isVerified: isVerified)
    for index in stride(from: 0, to: sources.count - 1, by: 2) {
      self.sources[sources[index]] = Provenance(rawValue: sources[index + 1])
    }
  }

  /// For the database: fields and provenances, sorted, as two arrays.
  var sourceFields: [String] { sources.keys.sorted() }
  var sourceProvenances: [String] { sourceFields.compactMap { sources[$0]?.rawValue } }
}
