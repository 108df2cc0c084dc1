import PostgreSQL

/// What is handed over, and where.
extension FolderLoader {
  mutating func loadProjects() throws {
    let stored = try StoredProjects.entries(folder.projects.map(\.entry.code), in: database)
    let listed = Set(
      try database.query(Statements.projectCodesOfConference, conference).map {
        try $0.get(0, as: String.self)
      })
    func known(_ entry: ProjectEntry) -> ProjectEntry? {
      guard var known = stored[entry.code], listed.contains(entry.code) else { return nil }
      known.certificates.removeAll { $0.amendment >= entry.certificates.count }
      return known.tellingLess(as: entry)
    }
    let conference = conference
    let wanted = folder.projects.map { placed in
      var placed = placed
      if let known = stored[placed.entry.code] { placed.entry.keepProgress(of: known) }
      return placed
    }
    try store("projects", wanted, stored: known) { entry, database in
      try StoredProjects.put(entry, of: conference, in: database)
    }
  }

  mutating func loadInstruments() throws {
    guard !folder.instruments.isEmpty else { return }
    let conference = conference
    let stored = Dictionary(
      try database.query(Statements.instruments, conference, String?.none).map { try InstrumentEntry($0) }
        .map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    try store("instruments", folder.instruments, stored: { stored[$0.code] }) { entry, database in
      try entry.put(of: conference, in: database)
    }
  }

  mutating func loadCeremonies() throws {
    let stored = try StoredCeremonies.entries(of: conference, in: database)
    let conference = conference
    let bare = folder.ceremonies.map { placed in
      var placed = placed
      placed.entry.grants = []
      return placed
    }
    func known(_ entry: CeremonyEntry) -> CeremonyEntry? {
      guard var known = stored.first(where: { $0.code == entry.code }) else { return nil }
      known.grants = []
      return known
    }
    try store("ceremonies", bare, stored: known) { entry, database in
      try StoredCeremonies.put(entry, of: conference, in: database)
    }
    var line = LoadReport.Line(kind: "grants")
    let loader = GrantLoader(conference: conference, database: database)
    for placed in folder.ceremonies {
      try loader.load(placed.entry, at: folder.grants[placed.place] ?? [], into: &line)
    }
    if !folder.ceremonies.isEmpty { report.lines.append(line) }
  }
}
