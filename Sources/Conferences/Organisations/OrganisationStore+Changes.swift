public import PostgreSQL

extension OrganisationStore {
  /// What somebody says of an organisation; what is nil or empty is not said.
  public struct Facts: Sendable {
    public var code: String?
    public var kind: OrganisationKind?
    public var country: String?
    /// The body above it, by code or number.
    public var parent: String?
    public var name = LocalisedText()
    public var symbol: String?
    public var isVerified: Bool?
    /// Names under which it is known elsewhere.
    public var aliases: [String] = []

    public init() {}
  }

  /// Enters an organisation. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where country or name are missing, a value is of the wrong shape, or the code is
  ///   taken.
  public static func add(
    _ facts: Facts, of conference: Conference? = nil, in database: Database
  ) throws -> Organisation {
    guard let country = facts.country else {
      throw ConferenceError(.invalid, "the country is missing", remedy: "give its two-letter code")
    }
    let name = try checked(facts)
    guard !name.isEmpty else {
      throw ConferenceError(.invalid, "the name is missing", remedy: "give it in one language at least")
    }
    let parent = try facts.parent.map { try find($0, in: database).id }
    return try BrokenRule.explained {
      let id: Int = try database.query(
        Statements.addOrganisation, facts.code, (facts.kind ?? .organisation).rawValue, country, parent,
        name.row, facts.symbol, Provenance.operator.rawValue
      ).one().get(0)
      try addAliases(facts.aliases, to: id, in: database)
      if let conference {
        try database.query(Statements.noteOrganisationOfConference, conference.id, id)
      }
      return try find("@\(id)", in: database)
    }
  }

  /// Changes what is said, and leaves the rest.
  ///
  /// - Throws: As ``add(_:of:in:)``; ``ConferenceError`` `.refused` where parents would go round in a circle.
  public static func edit(
    _ organisation: Organisation, _ facts: Facts, in database: Database
  ) throws -> Organisation {
    let name = try checked(facts)
    let parent = try facts.parent.map { try find($0, in: database).id }
    if let parent { try refuseCircle(organisation, below: parent, in: database) }
    return try BrokenRule.explained {
      try database.query(
        Statements.editOrganisation, organisation.id, facts.code, facts.kind?.rawValue, facts.country, parent,
        facts.symbol, facts.isVerified, name.row)
      try addAliases(facts.aliases, to: organisation.id, in: database)
      return try find("@\(organisation.id)", in: database)
    }
  }

  /// Makes one organisation of two: names of `other` become aliases of the kept one, what refers to it moves, and its
  /// code finds the kept one from now on. Asked again it changes nothing and gives the first answer.
  ///
  /// - Throws: ``ConferenceError`` `.refused` where both take part in one conference and something hangs on both, where
  ///   `other` has given numbers to papers, or both names mean one organisation.
  public static func merge(
    _ other: String, into name: String, in database: Database
  ) throws -> MergeReport {
    let kept = try find(name, in: database)
    let tables = MergeTables.organisations
    if let before = try tables.earlier(other, into: kept.id, label: kept.label, in: database) {
      return before
    }
    let merged = try find(other, in: database)
    try tables.refuse(kept.id, merged.id, kept.label, merged.label, in: database)
    try BrokenRule.explained {
      try database.query(Statements.mergeOrganisations, kept.id, merged.id)
      try database.query("set constraints all immediate")
    }
    return try tables.record(
      of: merged.id, kept: try find("@\(kept.id)", in: database).label, isNew: true, in: database)
  }

  private static func addAliases(_ aliases: [String], to id: Int, in database: Database) throws {
    for alias in aliases {
      guard let body = try Line.given(alias, as: "the alias") else { continue }
      try database.query(Statements.addOrganisationAlias, id, body, Provenance.operator.rawValue)
    }
  }

  /// Checks the shapes, and returns the name as it will be stored.
  private static func checked(_ facts: Facts) throws(ConferenceError) -> LocalisedText {
    for (what, code) in [("code", facts.code), ("symbol", facts.symbol)] {
      if let code, !Shape.isCode(code) {
        throw ConferenceError(
          .invalid, "the \(what) \(code) is not plain",
          remedy: "use letters, digits, dots, dashes and underscores, at most 64")
      }
    }
    if let country = facts.country, !Country.codes.contains(country) {
      throw ConferenceError(.invalid, "the country is not known", remedy: Country.refusal(of: country))
    }
    return try facts.name.checked(as: "the name")
  }

  private static func refuseCircle(
    _ organisation: Organisation, below parent: Int, in database: Database
  ) throws {
    var above: String? = "@\(parent)"
    while let name = above {
      let body = try find(name, in: database)
      guard body.id != organisation.id else {
        throw ConferenceError(
          .refused, "\(organisation.label) would stand above itself", remedy: "name a body that is not below it")
      }
      above = body.parent
    }
  }
}
