import PostgreSQL

/// Organisations and people, of whichever conference, and who is not whom.
extension FolderLoader {
  mutating func loadOrganisations() throws {
    let stored = try StoredOrganisations.entries(folder.organisations.map(\.entry.code), in: database)
    // What became part of another is that other now: its old entry says nothing more.
    let merged = try merged(Statements.mergedOrganisations, folder.organisations.map(\.entry.code))
    let ordered = (StoredOrganisations.inOrder(folder.organisations) ?? folder.organisations)
      .filter { !merged.contains($0.entry.code) }
    try store("organisations", ordered, stored: { stored[$0.code] }) { entry, database in
      try StoredOrganisations.put(entry, in: database)
    }
  }

  mutating func loadPeople() throws {
    let stored = try StoredPeople.entries(folder.people.map(\.entry.code), in: database)
    func known(_ entry: PersonEntry) -> PersonEntry? {
      guard var known = stored[entry.code] else { return nil }
      // Appointments that the folder no longer names stay.
      let codes = Set(entry.appointments.map(\.code))
      known.appointments.removeAll { !codes.contains($0.code) }
      return known
    }
    let merged = try merged(Statements.mergedPeople, folder.people.map(\.entry.code))
    let people = folder.people.filter { !merged.contains($0.entry.code) }
    try store("people", people, stored: known) { entry, database in
      try StoredPeople.put(entry, in: database)
    }
  }

  mutating func loadDistinctions() throws {
    guard !folder.distinctions.isEmpty else { return }
    let conference = conference
    let people = folder.people.map(\.entry.code)
    let organisations = folder.organisations.map(\.entry.code)
    let stored = try StoredDistinctions.entries(
      of: conference, people: people, organisations: organisations, in: database)
    // Of whoever became part of another since, the old mark says nothing more.
    let gone = try merged(Statements.mergedPeople, people)
      .union(merged(Statements.mergedOrganisations, organisations))
    let wanted = folder.distinctions.filter { placed in
      ![placed.entry.one, placed.entry.other].contains {
        ($0.kind == .person || $0.kind == .organisation) && gone.contains($0.name)
      }
    }
    try store(
      "distinctions", wanted,
      stored: { entry in stored.first { $0.isOfSame(entry) }?.turned(as: entry) }
    ) { entry, database in
      try StoredDistinctions.put(entry, of: conference, in: database)
    }
  }

  private func merged(_ statement: Statement, _ codes: [String]) throws -> Set<String> {
    Set(try database.query(statement, codes).map { try $0.get(0, as: String.self) })
  }
}
