public import PostgreSQL

/// One form of a person's name. Names are data: nothing splits, joins or changes the case of one.
public struct NameForm: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Sendable, ColumnValue {
    /// As the person writes it; one.
    case native
    /// Its reading, which sorts and finds it; one, required of Japanese people.
    case kana
    /// In Latin letters, as papers in Vietnamese and English print it; one.
    case romanised
    /// In the letters of another language; any number.
    case transcription
    /// A name of earlier days; any number. For search only.
    case former
    /// As somebody else wrote it; any number. For search only.
    case alias

    /// Whether a person has at most one such form.
    public var isSingle: Bool { [.native, .kana, .romanised].contains(self) }
  }

  /// Which part of the name comes first.
  public enum Order: String, CaseIterable, Codable, Sendable, ColumnValue {
    case familyFirst = "family-first"
    case givenFirst = "given-first"
  }

  public var kind: Kind
  /// As it is printed.
  public var full: String
  /// Its parts where they are known; Vietnamese names are sorted by the given name.
  public var family: String?
  public var middle: String?
  public var given: String?
  /// The language it is in, BCP 47; nil where nobody said, and the kind does not tell.
  public var language: String?
  /// Its script, ISO 15924: Latn, Jpan, Hira, Kana, Hani, …; nil where neither anybody nor its letters say it.
  public var script: String?
  /// Nil where neither anybody nor its parts say it.
  public var order: Order?
  public var provenance: Provenance

  public init(
    kind: Kind, full: String, family: String? = nil, middle: String? = nil, given: String? = nil,
    language: String? = nil, script: String? = nil, order: Order? = nil, provenance: Provenance = .operator
  ) {
    (self.kind, self.full) = (kind, full)
    (self.family, self.middle, self.given) = (family, middle, given)
    (self.language, self.script, self.order) = (language, script, order)
    self.provenance = provenance
  }
}

extension NameForm {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      kind: try row.get("kind"), full: try row.get("full_name"), family: try row.optional("family_name"),
      middle: try row.optional("middle_name"), given: try row.optional("given_name"),
      language: try row.optional("language"), script: try row.optional("script"),
      order: try row.optional("name_order"), provenance: try row.get("provenance"))
  }

  /// The kind as the table keeps it: what is none of the three of which there is one, is an alias of some sort.
  var storedKind: String { kind.isSingle ? kind.rawValue : Kind.alias.rawValue }
  var storedFurther: String? { kind.isSingle || kind == .alias ? nil : kind.rawValue }
}
