import PostgreSQL

/// Stores the grants of a ceremony. A grant is recognised by its certificate; what was handed over on stage stays
/// handed over.
struct GrantLoader {
  let conference: Int
  let database: Database

  /// - Parameters:
  ///   - ceremony: Whose grants are stored.
  ///   - places: Where the grants stand in the file.
  ///   - line: Counts them.
  /// - Throws: ``InputFaults`` where the database refuses a grant; `DatabaseError`.
  func load(_ ceremony: CeremonyEntry, at places: [Place], into line: inout LoadReport.Line) throws {
    var stored = try StoredCeremonies.grants(of: conference, in: database)
      .filter { $0.ceremony == ceremony.code }
    var order: [Int] = []
    for (place, grant) in zip(places, ceremony.grants) {
      // Withdrawn grants of one certificate may stand beside the one that counts.
      let candidates = stored.indices.filter {
        stored[$0].entry.project == grant.project && stored[$0].entry.amendment == grant.amendment
          && stored[$0].entry.instrument == grant.instrument
      }
      let match =
        candidates.first { (stored[$0].entry.state == .withdrawn) == (grant.state == .withdrawn) }
        ?? candidates.first
      guard let match else {
        order.append(
          try place.explained {
            try StoredCeremonies.add(grant, to: ceremony.code, of: conference, in: database)
          })
        line.created += 1
        continue
      }
      let known = stored.remove(at: match)
      order.append(known.id)
      let wanted = grant.keepingProgress(of: known.entry)
      guard wanted != known.entry else {
        line.unchanged += 1
        continue
      }
      try place.explained {
        try StoredCeremonies.change(known.id, to: wanted, of: conference, in: database)
      }
      line.changed += 1
    }
    try database.query(Statements.orderGrants, conference, ceremony.code, order)
  }
}

extension GrantEntry {
  /// This grant, with the hand-over of the stored one where the file does not know of any.
  fileprivate func keepingProgress(of known: GrantEntry) -> GrantEntry {
    let isFurther = known.state.isHandedOver && !state.isHandedOver
    let isSettled = [.absent, .withdrawn].contains(known.state) && [.planned, .ready].contains(state)
    let isMarked = known.state == .ready && state == .planned
    guard isFurther || isSettled || isMarked else { return self }
    var result = self
    (result.state, result.handedAt, result.proxy) = (known.state, known.handedAt, known.proxy)
    result.note = note ?? known.note
    if presenters.isEmpty { result.presenters = known.presenters }
    if recipients.isEmpty { result.recipients = known.recipients }
    return result
  }
}
