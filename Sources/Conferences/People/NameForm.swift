public import PostgreSQL

/// One form of a person's name. Names are data: nothing splits, joins or changes the case of one.
public struct NameForm: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Sendable, ColumnValue {
    /// As the person writes it.
    case native
    /// Its reading, which sorts and finds it; required of Japanese people.
    case kana
    /// In Latin letters.
    case romanised
    /// As somebody else wrote it; for search only.
    case alias
  }

  public var kind: Kind
  /// As it is printed.
  public var full: String
  /// Its parts where they are known; Vietnamese names are sorted by the given name.
  public var family: String?
  public var middle: String?
  public var given: String?
  public var provenance: Provenance
}

/// How a person is addressed in one language: stored, never derived.
public struct Honorific: Hashable, Sendable {
  /// Goes with the name: "His Excellency Mr." and "Ngài" before it, 閣下 and 様 after it.
  public var honorific: String
  /// Opens a letter: "Your Excellency".
  public var salutation: String?
}
