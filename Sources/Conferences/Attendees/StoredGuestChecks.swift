import PostgreSQL
import StrictYAML

/// What is wrong with guests only beside what is stored, and with one another. They are staged.
struct StoredGuestChecks {
  let contents: AttendeeFile.Contents
  let options: AttendeeImportOptions
  let staging: AttendeeStaging

  func faults() throws -> [InputFault] {
    var faults = try rows(Statements.attendeesThatAreOrganisations).map {
      contents.fault(
        $0, "external_id", "this external id belongs to an organisation that is invited as such",
        "use another")
    }
    faults += try scopeFaults()
    faults += try rows(Statements.attendeesWithoutKana).map {
      contents.fault(
        $0, "kana", "a Japanese guest needs a reading in kana, and none is stored",
        "add the column with the reading")
    }
    faults += try leaderFaults()
    if !options.allowsDoubles { faults += try doubleFaults() }
    return faults
  }

  private func rows(_ statement: Statement) throws -> [Int] {
    try staging.database.query(statement).map { try $0.get(0) }
  }

  private func scopeFaults() throws -> [InputFault] {
    let (statement, message, remedy): (Statement, String, String)
    switch options.scope {
    case .everyone: return []
    case .newcomers:
      (statement, message, remedy) = (
        Statements.knownAttendees, "is a guest already", "remove the row, or leave --create-only out"
      )
    case .known:
      (statement, message, remedy) = (
        Statements.unknownAttendees, "is no guest yet", "correct the id, or leave --update-only out"
      )
    }
    return try staging.database.query(statement).map { row in
      let id = Quotation.quoted(try row.get("external_id"))
      return contents.fault(try row.get("line"), "external_id", "\(id) \(message)", remedy)
    }
  }

  private func leaderFaults() throws -> [InputFault] {
    try staging.database.query(Statements.attendeesWhoLead, staging.conference).map { row in
      let (line, code, isHead) = try row.decode(Int.self, String.self, Bool?.self)
      return contents.fault(
        line, "delegation",
        "the guest is the \(isHead == true ? "head" : "deputy") of the delegation \(code)",
        "give the delegation another one first, or leave the guest in it")
    }
  }

  private func doubleFaults() throws -> [InputFault] {
    try staging.database.query(Statements.attendeeDoubles, staging.conference).map { row in
      let (line, id, knownLine, sign) = try row.decode(Int.self, String.self, Int?.self, String.self)
      let other = knownLine.map { "the guest \(id) of row \($0)" } ?? "the guest \(id), who is there already"
      return contents.fault(
        line, "native_name", "this looks like \(other): the name and the \(sign) are the same",
        "give it the id \(id), or say --allow-doubles where they are two people")
    }
  }
}
