import PostgreSQL

/// Who takes part, in which place, and what they answered.
extension FolderLoader {
  mutating func loadParticipations() throws {
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

  mutating func loadAttendees() throws {
    guard !folder.attendees.records.isEmpty else { return }
    let result = try AttendeeImport.apply(
      folder.attendees, name: FolderFile.attendees.rawValue, conference: conference, in: database)
    report.lines.append(
      LoadReport.Line(
        kind: "attendees", created: result.created, changed: result.changed, unchanged: result.unchanged))
  }

  /// Places by hand and substitutes of the guest list.
  mutating func loadProtocol() throws {
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

  mutating func loadAnswers() throws {
    guard !folder.answers.isEmpty else { return }
    let result = try AnswerImport.apply(
      folder.answers, name: FolderFile.answers.rawValue, conference: conference, in: database)
    report.lines.append(
      LoadReport.Line(kind: "answers", created: result.created, changed: 0, unchanged: result.known))
  }

  mutating func loadDepartures() throws {
    guard !folder.departures.isEmpty else { return }
    let conference = conference
    let stored = try StoredDepartures.entries(of: conference, in: database)
    try store("departures", folder.departures, stored: { entry in stored.first { $0.key == entry.key } }) {
      try StoredDepartures.put($0, of: conference, in: $1)
    }
  }
}
