import PostgreSQL

/// Stores the programme of a folder. A session's programme is a whole: where the folder has items of a session, they
/// are its programme; a session of which it has none keeps its own.
struct ProgrammeLoader {
  let conference: Int
  let database: Database

  /// - Parameters:
  ///   - entries: The folder's items.
  ///   - line: Counts them.
  /// - Throws: ``InputFaults`` where the database refuses an item; `DatabaseError`.
  func load(_ entries: [Placed<ProgrammeEntry>], into line: inout LoadReport.Line) throws {
    let stored = Dictionary(grouping: try StoredProgramme.items(of: conference, in: database), by: \.session)
    for (session, wanted) in Dictionary(grouping: entries, by: \.entry.session).sorted(by: { $0.key < $1.key }
    ) {
      try load(
        wanted.sorted { $0.entry.details.startsAt < $1.entry.details.startsAt }, of: session,
        stored: stored[session] ?? [], into: &line)
    }
  }

  /// An item is recognised by what it says, else by its place in the programme.
  private func load(
    _ wanted: [Placed<ProgrammeEntry>], of session: String, stored: [ProgrammeItem],
    into line: inout LoadReport.Line
  ) throws {
    let same = Set(wanted.map(\.entry)).intersection(stored.map(\.entry))
    var others = stored.filter { !same.contains($0.entry) }
    let before = line
    for placed in wanted {
      let entry = placed.entry
      if same.contains(entry) {
        line.unchanged += 1
        continue
      }
      try placed.place.explained {
        if others.isEmpty {
          _ = try StoredProgramme.add(
            entry.details, entry.origin, to: session, of: conference, in: database)
          line.created += 1
        } else {
          try StoredProgramme.change(
            others.removeFirst().id, to: entry.details, entry.origin, of: conference, in: database)
          line.changed += 1
        }
      }
    }
    if !others.isEmpty {
      try database.query(Statements.removeProgrammeItems, conference, others.map(\.id))
      line.changed += others.count
    }
    guard line.created + line.changed > before.created + before.changed, let first = wanted.first else {
      return
    }
    try first.place.explained {
      try database.query(Statements.numberProgramme, conference, session)
      try database.checkRules()
    }
  }
}

extension ProgrammeItem {
  /// The item as a folder holds it.
  var entry: ProgrammeEntry { ProgrammeEntry(session: session, details: details, origin: origin) }
}
