internal import PostgreSQL

extension SubjectStore {
  /// Rows with more seats than this have no room for names.
  private static let namedSeats = 12
  /// Wider parts of a row have no room for their numbers on a sheet.
  private static let drawnSeats = 30

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
    try putSession(session, of: whole, language, into: &fields)
    fields.put("plan.is_facing", flag: isFacing)
    fields.put("plan.is_theatre", flag: !isFacing)
    fields.put("plan.shows_names", flag: try first.get("seats_in_row", as: Int.self) <= Self.namedSeats)
    fields.put("plan.seats_count", number: String(seats.count))
    fields.put("plan.taken_count", number: String(places.count))
    fields["seats"] = .rows(drawn)
    let parts = Self.parts(of: drawn, width: try first.get("seats_in_row"), isFacing: isFacing)
    fields["parts"] = .rows(parts)
    fields.put("plan.is_split", flag: parts.count > 1)
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

  /// The drawn seats cut into parts of about the same width, from the left of the drawing.
  private static func parts(of drawn: [Snapshot], width: Int, isFacing: Bool) -> [Snapshot] {
    let count = (width + drawnSeats - 1) / drawnSeats
    let bounds = (0...count).map { $0 * width / count }
    let ranges = zip(bounds, bounds.dropFirst()).map { $0 + 1...$1 }
    // As one looks at the stage the highest number is the first.
    return (isFacing ? ranges : ranges.reversed()).map { numbers in
      let names = Set(numbers.map { FieldValue.number(String($0)) })
      let inside = drawn.filter { seat in seat["seat"].map(names.contains) ?? false }
      var part: Snapshot = [:]
      part.put("first", number: String(isFacing ? numbers.lowerBound : numbers.upperBound))
      part.put("last", number: String(isFacing ? numbers.upperBound : numbers.lowerBound))
      part["seats"] = .rows(inside)
      part["host_side"] = .rows(inside.filter { $0["is_host"] != nil })
      part["guest_side"] = .rows(inside.filter { isFacing && $0["is_host"] == nil })
      return part
    }
  }

  /// The fields `session.…` in the paper's language and in Vietnamese.
  ///
  /// - Throws: ``DocumentError`` `.noSuch` where the session was removed meanwhile; `DatabaseError`.
  mutating func putSession(
    _ session: Int, of whole: Whole, _ language: PaperLanguage, into fields: inout Snapshot
  ) throws {
    for (language, suffix) in [(language, ""), (.vi, "_vi")] {
      guard
        let row = try database.query(Statements.wholeSession, conference, session, language.rawValue).first
      else { throw DocumentError.noSuch(noun: "session", code: whole.code, nearest: nil) }
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
