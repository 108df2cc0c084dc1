import PostgreSQL

/// Stores a conference folder: everything that is new or different, in the caller's transaction.
///
/// What goes on at a conference (answers, sessions opened, hand-overs) only moves forward: a folder that knows
/// less than the database does not turn it back.
struct FolderLoader {
  private let folder: ConferenceFolder
  private let database: Database
  private var report: LoadReport
  private var conference = 0
  private var newDelegations: Set<String> = []

  init(_ folder: ConferenceFolder, _ database: Database) {
    (self.folder, self.database) = (folder, database)
    report = LoadReport(conference: folder.code)
  }

  mutating func load() throws -> LoadReport {
    try loadOrganisations()
    try loadPeople()
    try loadConference()
    try loadRanks()
    try loadDelegations()
    try loadParticipations()
    try loadAttendees()
    try loadProtocol()
    try loadDistinctions()
    try leadDelegations()
    try loadRooms()
    try loadSessions()
    try loadSeating()
    try loadProjects()
    try loadInstruments()
    try loadCeremonies()
    try loadProgramme()
    try loadAnswers()
    try loadAttendance()
    try loadDepartures()
    try loadLaw()
    try loadClaims()
    return report
  }

  // MARK: One kind after another

  private mutating func loadOrganisations() throws {
    let stored = try StoredOrganisations.entries(folder.organisations.map(\.entry.code), in: database)
    // What became part of another is that other now: its old entry says nothing more.
    let merged = try merged(Statements.mergedOrganisations, folder.organisations.map(\.entry.code))
    let ordered = (StoredOrganisations.inOrder(folder.organisations) ?? folder.organisations)
      .filter { !merged.contains($0.entry.code) }
    try store("organisations", ordered, stored: { stored[$0.code] }) { entry, database in
      try StoredOrganisations.put(entry, in: database)
    }
  }

  private mutating func loadPeople() throws {
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

  private func merged(_ statement: Statement, _ codes: [String]) throws -> Set<String> {
    Set(try database.query(statement, codes).map { try $0.get(0, as: String.self) })
  }

  private mutating func loadConference() throws {
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

  private mutating func loadRanks() throws {
    let conference = conference
    let stored = try StoredRanks.entries(of: conference, in: database)
    try store("ranks", folder.ranks, stored: { entry in stored.first { $0.code == entry.code } }) {
      try StoredRanks.put($0, of: conference, in: $1)
    }
  }

  /// Places by hand and substitutes of the guest list.
  private mutating func loadProtocol() throws {
    guard !folder.protocol.isEmpty else { return }
    let conference = conference
    let stored = Dictionary(
      try StoredProtocol.entries(of: conference, in: database).map { ($0.guest, $0) },
      uniquingKeysWith: { $1 })
    let wanted = folder.protocol.map { placed in
      var placed = placed
      let known = stored[placed.entry.guest]
      placed.entry.precedence = placed.entry.precedence?.signed(as: known?.precedence)
      placed.entry.replaces = placed.entry.replaces ?? known?.replaces
      return placed
    }
    try store("protocol", wanted, stored: { stored[$0.guest] }) {
      try StoredProtocol.put($0, of: conference, in: $1)
    }
  }

  private mutating func loadDistinctions() throws {
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

  private mutating func loadSeating() throws {
    guard !folder.seating.isEmpty else { return }
    let conference = conference
    let stored = try StoredSeating.entries(of: conference, in: database)
    let wanted = folder.seating.map { placed in
      var placed = placed
      placed.entry.places.sort { ($0.row, $0.seat) < ($1.row, $1.seat) }
      return placed
    }
    try store("seating", wanted, stored: { entry in stored.first { $0.session == entry.session } }) {
      try StoredSeating.put($0, of: conference, in: $1)
    }
  }

  private mutating func loadDepartures() throws {
    guard !folder.departures.isEmpty else { return }
    let conference = conference
    let stored = try StoredDepartures.entries(of: conference, in: database)
    try store("departures", folder.departures, stored: { entry in stored.first { $0.key == entry.key } }) {
      try StoredDepartures.put($0, of: conference, in: $1)
    }
  }

  private mutating func loadDelegations() throws {
    let stored = try StoredDelegations.entries(of: conference, in: database)
    func known(_ entry: DelegationEntry) -> DelegationEntry? {
      stored.first { $0.code == entry.code }?.ledAs(entry)
    }
    let conference = conference
    newDelegations = Set(folder.delegations.map(\.entry.code)).subtracting(stored.map(\.code))
    try store("delegations", folder.delegations, stored: known) { entry, database in
      try StoredDelegations.put(entry, of: conference, in: database)
    }
    let moved = try database.query(
      Statements.orderDelegations, conference, folder.delegations.map(\.entry.code)
    ).affectedCount
    if newDelegations.isEmpty { report.lines[report.lines.count - 1].count(changed: moved) }
  }

  private mutating func loadParticipations() throws {
    let stored = Dictionary(
      try StoredParticipations.entries(of: conference, in: database).map { ($0.externalID, $0) },
      uniquingKeysWith: { $1 })
    let conference = conference
    let answered = Set(
      try database.query(Statements.answeredGuests, conference).map { try $0.get(0, as: String.self) })
    var kept: [LoadReport.KeptAnswer] = []
    let wanted = folder.participations.map { placed in
      var placed = placed
      if let known = stored[placed.entry.externalID] {
        let given = placed.entry.state
        if placed.entry.keepProgress(of: known, hasAnswered: answered.contains(known.externalID)) {
          kept.append(.init(attendee: known.externalID, state: known.state, given: given))
        }
      }
      let known = stored[placed.entry.externalID]
      // Whoever has declined or withdrawn since stands in for nobody again.
      if known == nil || known?.state.isTakingPart == true {
        placed.entry.replaces = placed.entry.replaces ?? known?.replaces
      } else {
        placed.entry.replaces = known?.replaces
      }
      placed.entry.precedence = placed.entry.precedence?.signed(
        as: stored[placed.entry.externalID]?.precedence)
      return placed
    }
    report.keptAnswers = kept
    try store("participations", wanted, stored: { stored[$0.externalID] }) { entry, database in
      try StoredParticipations.put(entry, of: conference, in: database)
    }
    // Whoever is replaced may stand further on in the file.
    for entry in wanted.map(\.entry) where entry.replaces != stored[entry.externalID]?.replaces {
      try database.query(Statements.putReplacement, conference, entry.externalID, entry.replaces)
    }
  }

  private mutating func loadAttendees() throws {
    guard !folder.attendees.records.isEmpty else { return }
    let result = try AttendeeImport.apply(
      folder.attendees, name: FolderFile.attendees.rawValue, conference: conference, in: database)
    report.lines.append(
      LoadReport.Line(
        kind: "attendees", created: result.created, changed: result.changed, unchanged: result.unchanged))
  }

  /// Heads, deputies and the signer, now that everybody is there.
  private mutating func leadDelegations() throws {
    let stored = try StoredDelegations.entries(of: conference, in: database)
    let substitutes = Dictionary(
      try database.query(Statements.livingSubstitutes, conference).map {
        try $0.decode(String.self, String.self)
      }, uniquingKeysWith: { $1 })
    let away = Set(
      try database.query(
        Statements.guestsWhoStayAway, conference, folder.delegations.compactMap(\.entry.head)
      )
      .map { try $0.get(0, as: String.self) })
    var changed = 0
    for placed in folder.delegations {
      var placed = placed
      // One whose head has stayed away since is forming again.
      if placed.entry.state == .confirmed, let head = placed.entry.head, away.contains(head),
        !newDelegations.contains(placed.entry.code)
      {
        placed.entry.state = .forming
      }
      // Whoever came instead of the head leads now.
      if let head = placed.entry.head, let substitute = substitutes[head],
        stored.contains(where: { $0.code == placed.entry.code && $0.head == substitute })
      {
        placed.entry.head = substitute
      }
      guard let known = stored.first(where: { $0.code == placed.entry.code }),
        known != known.ledAs(placed.entry)
      else { continue }
      try placed.place.explained {
        try StoredDelegations.lead(placed.entry, of: conference, in: database)
      }
      if !newDelegations.contains(placed.entry.code) { changed += 1 }
    }
    if let index = report.lines.firstIndex(where: { $0.kind == "delegations" }) {
      report.lines[index].count(changed: changed)
    }
    let signer = folder.conference.entry.signer
    guard try StoredConference.entry(folder.code, in: database)?.signer != signer else { return }
    try database.query(Statements.putSigner, conference, signer)
    if let index = report.lines.firstIndex(where: { $0.kind == "conference" }),
      report.lines[index].created + report.lines[index].changed == 0
    {
      report.lines[index].count(changed: 1)
    }
  }

  private mutating func loadRooms() throws {
    guard !folder.rooms.isEmpty else { return }
    let stored = try StoredRooms.entries(of: conference, in: database)
    let conference = conference
    try store("rooms", folder.rooms, stored: { entry in stored.first { $0.code == entry.code } }) {
      entry, database in try StoredRooms.put(entry, of: conference, in: database)
    }
  }

  private mutating func loadProgramme() throws {
    guard !folder.programme.isEmpty else { return }
    var line = LoadReport.Line(kind: "programme")
    try ProgrammeLoader(conference: conference, database: database).load(folder.programme, into: &line)
    report.lines.append(line)
  }

  private mutating func loadSessions() throws {
    let stored = Dictionary(
      try StoredSessions.entries(of: conference, in: database).map { ($0.code, $0) },
      uniquingKeysWith: { $1 })
    let conference = conference
    let ordered = ParentsFirst.order(folder.sessions, code: \.entry.code, parent: \.entry.parent)
    let wanted = (ordered ?? folder.sessions).map { placed in
      var placed = placed
      if let known = stored[placed.entry.code] { placed.entry.keepProgress(of: known) }
      return placed
    }
    try store("sessions", wanted, stored: { stored[$0.code] }) { entry, database in
      try StoredSessions.put(entry, of: conference, in: database)
    }
  }

  private mutating func loadProjects() throws {
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

  private mutating func loadInstruments() throws {
    guard !folder.instruments.isEmpty else { return }
    let conference = conference
    let stored = Dictionary(
      try database.query(Statements.instruments, conference, String?.none).map { try InstrumentEntry($0) }
        .map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    try store("instruments", folder.instruments, stored: { stored[$0.code] }) { entry, database in
      try entry.put(of: conference, in: database)
    }
  }

  /// The issuing body's own.
  private mutating func loadLaw() throws {
    guard let law = folder.law else { return }
    let counts = try law.place.explained {
      try StoredLaw.put(law.entry, of: conference, in: database)
    }
    report.lines.append(
      LoadReport.Line(
        kind: "law", created: counts.created, changed: counts.changed, unchanged: counts.unchanged))
  }

  private mutating func loadCeremonies() throws {
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

  private mutating func loadAnswers() throws {
    guard !folder.answers.isEmpty else { return }
    let result = try AnswerImport.apply(
      folder.answers, name: FolderFile.answers.rawValue, conference: conference, in: database)
    report.lines.append(
      LoadReport.Line(kind: "answers", created: result.created, changed: 0, unchanged: result.known))
  }

  private mutating func loadAttendance() throws {
    guard !folder.attendance.isEmpty else { return }
    let result = try AttendanceImport.apply(
      folder.attendance, name: FolderFile.attendance.rawValue, conference: conference, in: database)
    report.lines.append(
      LoadReport.Line(kind: "attendance", created: result.created, changed: 0, unchanged: result.known))
  }

  private mutating func loadClaims() throws {
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

  // MARK: How a kind is stored

  /// Stores the entries that differ from what is stored, and counts.
  private mutating func store<Entry: Hashable>(
    _ kind: String, _ entries: [Placed<Entry>], stored: (Entry) -> Entry?,
    put: (Entry, Database) throws -> Void
  ) throws {
    var line = LoadReport.Line(kind: kind)
    for placed in entries {
      let known = stored(placed.entry)
      guard known != placed.entry else {
        line.unchanged += 1
        continue
      }
      try placed.place.explained { try put(placed.entry, database) }
      if known == nil { line.created += 1 } else { line.changed += 1 }
    }
    report.lines.append(line)
  }
}

extension LoadReport.Line {
  /// Counts records as changed that were taken for unchanged.
  fileprivate mutating func count(changed count: Int) {
    let moved = min(count, unchanged)
    unchanged -= moved
    changed += moved
  }
}
