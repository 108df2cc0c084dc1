import PostgreSQL

/// Stores a conference folder: everything that is new or different, in the caller's transaction.
///
/// What goes on at a conference (answers, sessions opened, hand-overs) only moves forward: a folder that knows
/// less than the database does not turn it back.
struct FolderLoader {
  let folder: ConferenceFolder
  let database: Database
  var report: LoadReport
  /// The conference's number, once it is stored.
  var conference = 0
  /// Those that the database did not have yet.
  var newDelegations: Set<String> = []

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

  /// Stores the entries that differ from what is stored, and counts.
  mutating func store<Entry: Hashable>(
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
