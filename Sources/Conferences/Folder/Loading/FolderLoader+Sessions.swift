import PostgreSQL

/// Where and when people meet, where they sit, and who came.
extension FolderLoader {
  mutating func loadRooms() throws {
    guard !folder.rooms.isEmpty else { return }
    let stored = try StoredRooms.entries(of: conference, in: database)
    let conference = conference
    try store("rooms", folder.rooms, stored: { entry in stored.first { $0.code == entry.code } }) {
      entry, database in try StoredRooms.put(entry, of: conference, in: database)
    }
  }

  mutating func loadSessions() throws {
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

  mutating func loadSeating() throws {
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

  mutating func loadProgramme() throws {
    guard !folder.programme.isEmpty else { return }
    var line = LoadReport.Line(kind: "programme")
    try ProgrammeLoader(conference: conference, database: database).load(folder.programme, into: &line)
    report.lines.append(line)
  }

  mutating func loadAttendance() throws {
    guard !folder.attendance.isEmpty else { return }
    let result = try AttendanceImport.apply(
      folder.attendance, name: FolderFile.attendance.rawValue, conference: conference, in: database)
    report.lines.append(
      LoadReport.Line(kind: "attendance", created: result.created, changed: 0, unchanged: result.known))
  }
}
