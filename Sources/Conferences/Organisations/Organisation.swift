public import PostgreSQL

/// A body, company or office.
public struct Organisation: Hashable, Sendable {
  /// Its number in the database.
  public let id: Int
  /// The organiser's code; organisations that came with a guest list have none.
  public let code: String?
  public let kind: OrganisationKind
  public let country: String
  /// How commands name the body above it.
  public let parent: String?
  public let name: LocalisedText
  /// As it heads its own papers.
  public let letterhead: LocalisedText
  /// In the numbers of its papers: UBND in 01/GM-UBND.
  public let symbol: String?
  public let origin: Origin

  /// How commands name it: the code, or `@` and its number.
  public var label: String { code ?? "@\(id)" }
}

/// Everything known of an organisation.
public struct OrganisationDetails: Hashable, Sendable {
  /// Somebody who holds an office there.
  public struct Holder: Hashable, Sendable {
    public let person: String
    public let name: String
    public let title: LocalisedText
    public let validFrom: CalendarDate?
    public let validTo: CalendarDate?
  }

  public let organisation: Organisation
  /// Names under which it is known elsewhere, right or wrong.
  public let aliases: [String]
  /// The highest first, at most a hundred.
  public let holders: [Holder]
  /// What looks like it and was marked as another one, in the order of the marks.
  public let distinctions: [DistinctRecord]
  /// Who became this organisation, the last first.
  public let merged: [MergedRecord]
}

extension Organisation {
  init(_ row: Row) throws(DatabaseError) {
    let parent: Int? = try row.optional("parent_id")
    self.init(
      id: try row.get("id"), code: try row.optional("code"), kind: try row.get("kind"),
      country: try row.get("country"), parent: try row.optional("parent") ?? parent.map { "@\($0)" },
      name: try row.text("name"), letterhead: try row.text("letterhead"), symbol: try row.optional("symbol"),
      origin: try row.origin)
  }
}

extension OrganisationDetails.Holder {
  init(_ row: Row) throws(DatabaseError) {
    let id: Int = try row.get("id")
    self.init(
      person: try row.optional("code") ?? "@\(id)", name: try row.get("native_name"),
      title: try row.text("title"), validFrom: try row.optional("valid_from"),
      validTo: try row.optional("valid_to"))
  }
}
