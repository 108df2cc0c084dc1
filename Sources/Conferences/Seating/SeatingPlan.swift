/// Gives guests their seats by precedence, from the centre outward. The same guests and locks give the same plan.
struct SeatingPlan {
  let form: SeatingForm
  let rows: Int
  let seats: Int
  /// Seats kept by hand: with their guest, or free.
  let kept: [SeatPlace: Int?]

  /// The seats of `guests`, who stand in their order of precedence; those who have a seat by hand keep it.
  ///
  /// - Throws: ``ConferenceError`` `.refused` with the numbers where there are more guests than seats.
  func arrange(_ guests: [SeatedGuest]) throws(ConferenceError) -> [SeatPlace: Int] {
    var result: [SeatPlace: Int] = [:]
    for (place, guest) in kept { if let guest { result[place] = guest } }
    let seated = Set(result.values)
    let waiting = guests.filter { !seated.contains($0.participation) }
    switch form {
    case .theatre:
      try give(SeatOrder.theatre(rows: rows, seats: seats), to: waiting, "seats", &result)
    case .facing:
      for side in [SeatSide.host, .guest] {
        var places = SeatOrder.facing(side, rows: rows, seats: seats)
        var people = waiting.filter { $0.side == side }
        seatInterpreter(of: side, &places, &people, &result)
        try give(
          places, to: people, side == .host ? "seats on the host's side" : "seats on the guests' side", &result)
      }
    }
    return result
  }

  /// At a table the first interpreter of a side sits left of its highest, the others behind everybody else.
  private func seatInterpreter(
    of side: SeatSide, _ places: inout [SeatPlace], _ people: inout [SeatedGuest],
    _ result: inout [SeatPlace: Int]
  ) {
    let interpreters = people.filter(\.isInterpreter)
    guard let first = interpreters.first, people.count > interpreters.count, seats > 1 else { return }
    people = people.filter { !$0.isInterpreter } + interpreters.dropFirst()
    let centre = (seats + 1) / 2
    let row = side == .host ? 1 : 2
    let left = SeatPlace(row: row, number: side == .host ? centre + 1 : centre - 1)
    if 1...seats ~= left.number, kept[left] == nil {
      result[left] = first.participation
      places.removeAll { $0 == left }
    } else {
      people.insert(first, at: min(1, people.count))
    }
  }

  private func give(
    _ places: [SeatPlace], to people: [SeatedGuest], _ what: String, _ result: inout [SeatPlace: Int]
  ) throws(ConferenceError) {
    let free = places.filter { kept[$0] == nil }
    guard people.count <= free.count else {
      throw ConferenceError(
        .refused,
        "\(people.count) guests are to be seated and \(free.count) \(what) are free (\(rows) rows of \(seats), "
          + "\(kept.count) kept by hand): \(people.count - free.count) find no seat",
        remedy: "give more: --rows, --seats")
    }
    for (place, guest) in zip(free, people) { result[place] = guest.participation }
  }
}
