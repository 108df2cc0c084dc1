import Spreadsheets

extension AttendanceReport {
  /// One block per session with its sums, then how many people these are.
  public func table(width: Int?) -> String {
    guard !rows.isEmpty else { return "\(conference) has no sessions or no delegations.\n" }
    var table = TextTable([
      .code("session"), .text("delegation"), .number("invited"), .number("accepted"), .number("declined"),
      .number("present"), .number("unexp."), .number("absent"),
    ])
    for (index, total) in totals.sessions.enumerated() {
      if index > 0 { table.addRule() }
      for row in rows where row.session == total.session {
        table.add([row.session, row.delegation ?? "(none)"] + cells(row.counts, row.sessionState))
      }
      table.add([total.session, "all (\(total.state))"] + cells(total.counts, total.state))
    }
    let people = totals.people
    return "Attendance of \(conference), as of \(asOf.rfc3339)\n\n" + table.text(width: width)
      + "\nEach guest counted once: \(people.invited) invited, \(people.accepted) accepted, "
      + "\(people.present) came (\(people.unexpected) unexpected),\n"
      + "\(people.absent) accepted and did not come.\n"
  }

  public func csv() -> String {
    var csv = CSVText(header: [
      "session", "session_state", "delegation", "delegation_name", "invited", "accepted", "declined",
      "present",
      "unexpected", "absent",
    ])
    for row in rows {
      csv.append(
        [
          .value(row.session), .value(row.sessionState), row.delegation.map(CSVText.Field.value) ?? .empty,
          row.delegationName.map(CSVText.Field.text) ?? .empty,
        ] + row.counts.inOrder.map { .value(String($0)) })
    }
    return csv.text
  }

  /// Nobody is absent from a session that is not over: the table leaves the place open.
  private func cells(_ counts: AttendanceCounts, _ state: String) -> [String] {
    var cells = counts.inOrder.map(String.init)
    if state != "closed" { cells[cells.count - 1] = "-" }
    return cells
  }
}

// The counts stand beside the names in JSON, not below a name of their own.

extension AttendanceReport.Row: Encodable {
  private enum CodingKeys: CodingKey { case session, sessionState, delegation, delegationName }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(session, forKey: .session)
    try container.encode(sessionState, forKey: .sessionState)
    try container.encode(delegation, forKey: .delegation)
    try container.encode(delegationName, forKey: .delegationName)
    try counts.encode(to: encoder)
  }
}

extension AttendanceReport.SessionTotal: Encodable {
  private enum CodingKeys: CodingKey { case session, state }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(session, forKey: .session)
    try container.encode(state, forKey: .state)
    try counts.encode(to: encoder)
  }
}

extension AttendanceReport.Totals: Encodable {
  private enum CodingKeys: CodingKey { case sessions, people }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sessions, forKey: .sessions)
    try container.encode(people, forKey: .people)
    try counts.encode(to: encoder)
  }
}
