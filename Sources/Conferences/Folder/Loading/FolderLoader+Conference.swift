import PostgreSQL

/// The conference itself, and what is said of the whole of it.
extension FolderLoader {
  mutating func loadConference() throws {
    var stored = try StoredConference.entry(folder.code, in: database)
    stored?.signer = folder.conference.entry.signer
    var wanted = folder.conference
    if let stored, stored.state.progress > wanted.entry.state.progress { wanted.entry.state = stored.state }
    var id: Int?
    try store("conference", [wanted], stored: { _ in stored }) { entry, database in
      id = try StoredConference.put(entry, in: database)
    }
    if let id {
      conference = id
    } else {
      conference = try ConferenceStore.resolve(folder.code, in: database).id
    }
    try database.query(
      Statements.noteLoadedOrganisations, conference, folder.organisations.map(\.entry.code))
    try database.query(Statements.noteLoadedPeople, conference, folder.people.map(\.entry.code))
  }

  mutating func loadRanks() throws {
    let conference = conference
    let stored = try StoredRanks.entries(of: conference, in: database)
    try store("ranks", folder.ranks, stored: { entry in stored.first { $0.code == entry.code } }) {
      try StoredRanks.put($0, of: conference, in: $1)
    }
  }

  /// The issuing body's own.
  mutating func loadLaw() throws {
    guard let law = folder.law else { return }
    let counts = try law.place.explained {
      try StoredLaw.put(law.entry, of: conference, in: database)
    }
    report.lines.append(
      LoadReport.Line(
        kind: "law", created: counts.created, changed: counts.changed, unchanged: counts.unchanged))
  }

  mutating func loadClaims() throws {
    guard !folder.claims.isEmpty else { return }
    let conference = conference
    let stored = Dictionary(
      try StoredClaims.entries(of: conference, in: database).map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    try store("claims", folder.claims, stored: { stored[$0.code] }) { entry, database in
      try StoredClaims.put(entry, of: conference, in: database)
    }
    // A claim may be a part of one further on in the file.
    for placed in folder.claims where stored[placed.entry.code] != placed.entry {
      try placed.place.explained { try StoredClaims.putChecks(placed.entry, of: conference, in: database) }
    }
    try database.query(Statements.orderClaims, conference, folder.claims.map(\.entry.code))
  }
}
