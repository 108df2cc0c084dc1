internal import PostgreSQL

extension SubjectStore {
  /// Rows with more seats than this have no room for names.
  private static let namedSeats = 12

  /// A session's seating plan.
  mutating func seatingPlan(_ whole: Whole, _ language: PaperLanguage) throws -> Subject? {
    guard let session = whole.session else { return nil }
    let seats = try database.query(Statements.plannedSeats, conference, session)
    guard let first = seats.first else { return nil }
    let isFacing = try first.get("form", as: String.self) == "facing"
    // A seat may be given to somebody who is not expected; everybody is known by name here.
    var everybody = whole
    everybody.session = nil
    let guests = try listed(language, of: everybody)
    let byID = Dictionary(guests.map { ($0.id, $0) }) { first, _ in first }
    var places: [Int: String] = [:]
    var drawn: [Snapshot] = []
    for seat in seats {
      let (row, number): (Int, Int) = (try seat.get("seat_row"), try seat.get("seat_number"))
      var fields: Snapshot = [:]
      fields.put("row", number: String(row))
      fields.put("seat", number: String(number))
      fields.put("is_host", flag: isFacing && !row.isMultiple(of: 2))
      if let id: Int = try seat.optional("participation_id"), let guest = byID[id] {
        places[id] = "\(row)-\(number)"
        fields.put("is_taken", flag: true)
        fields.put("place", number: String(guest.place))
        fields.put("name", name: guest.name)
      }
      drawn.append(fields)
    }
    let seated = guests.filter { places[$0.id] != nil }
    let expected = Set(try listed(language, of: whole).map(\.id))
    let unseated = guests.filter { places[$0.id] == nil && expected.contains($0.id) }

    var fields = try facts(language).fields
    try putSession(session, language, into: &fields)
    fields.put("plan.is_facing", flag: isFacing)
    fields.put("plan.is_theatre", flag: !isFacing)
    fields.put("plan.shows_names", flag: try first.get("seats_in_row", as: Int.self) <= Self.namedSeats)
    fields.put("plan.seats_count", number: String(seats.count))
    fields.put("plan.taken_count", number: String(places.count))
    fields["seats"] = .rows(drawn)
    fields["host_side"] = .rows(drawn.filter { $0["is_host"] != nil })
    fields["guest_side"] = .rows(drawn.filter { isFacing && $0["is_host"] == nil })
    fields["guests"] = .rows(
      seated.enumerated().map { index, guest in
        var row = guest.row(number: index + 1)
        row.put("seat", text: places[guest.id])
        return row
      })
    fields["unseated"] = .rows(unseated.enumerated().map { $1.row(number: $0 + 1) })
    fields.mark(seated + unseated)
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }

  /// The fields `session.…` in the paper's language and in Vietnamese.
  mutating func putSession(_ session: Int, _ language: PaperLanguage, into fields: inout Snapshot) throws {
    for (language, suffix) in [(language, ""), (.vi, "_vi")] {
      guard
        let row = try database.query(Statements.wholeSession, conference, session, language.rawValue).first
      else { throw DocumentError.noSuchConference }
      fields.put("session.name\(suffix)", text: try row.optional("name"))
      fields.put("session.room\(suffix)", text: try row.optional("room"))
      fields["session.starts"] = try Self.time(row, "starts")
      fields["session.ends"] = try Self.time(row, "ends")
      fields.put("document.sample", flag: try row.get("is_sample"))
    }
  }

  /// A moment that a query gives as clocks show it.
  static func time(_ row: Row, _ column: String) throws -> FieldValue {
    let iso: String = try row.get(column)
    guard let time = LocalTime(iso: iso) else { throw DocumentError.unreadable("the time \(iso)") }
    return .time(time)
  }
}
