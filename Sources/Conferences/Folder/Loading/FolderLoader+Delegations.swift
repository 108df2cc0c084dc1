import PostgreSQL

/// Delegations: first themselves, then who leads them.
extension FolderLoader {
  mutating func loadDelegations() throws {
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

  /// Heads, deputies and the signer, now that everybody is there.
  mutating func leadDelegations() throws {
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
}

extension LoadReport.Line {
  /// Counts records as changed that were taken for unchanged.
  fileprivate mutating func count(changed count: Int) {
    let moved = min(count, unchanged)
    unchanged -= moved
    changed += moved
  }
}
