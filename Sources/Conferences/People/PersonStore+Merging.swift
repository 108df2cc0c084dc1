public import PostgreSQL

extension PersonStore {
  /// Makes one person of two: names of `other` become further forms of `person`, forms of address, offices and
  /// participations move, and the code of `other` finds `person` from now on. Documents stay as they are. Asked
  /// again it changes nothing and gives the first answer.
  ///
  /// - Throws: ``ConferenceError`` `.refused` where both take part in one conference and something hangs on both
  ///   participations, or both names mean one person.
  public static func merge(
    _ other: String, into name: String, in database: Database
  ) throws -> MergeReport {
    let kept = try find(name, in: database)
    if let before = try MergeTables.people.earlier(other, into: kept.id, label: kept.label, in: database) {
      return before
    }
    let merged = try find(other, in: database)
    try MergeTables.people.refuse(kept.id, merged.id, kept.label, merged.label, in: database)
    try BrokenRule.explained {
      try database.query(Statements.mergePersons, kept.id, merged.id)
      try database.checkRules()
    }
    return try MergeTables.people.record(
      of: merged.id, kept: try find("@\(kept.id)", in: database).label, isNew: true, in: database)
  }
}
