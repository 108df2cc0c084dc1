/// Gives guests their seats by precedence, from the centre outward. The same guests and locks give the same plan.
struct SeatingPlan {
  let form: SeatingForm
  let rows: Int
  let seats: Int
  /// Seats kept by hand: with their guest, or free.
  let kept: [SeatPlace: Int?]

  /// The seats of `guests`, who stand in their order of precedence; those who have a seat by hand keep it, and
  /// interpreters sit with those for whom they speak.
  ///
  /// - Throws: ``ConferenceError`` `.refused` with the numbers where there are more guests than seats.
  func arrange(_ guests: [SeatedGuest]) throws(ConferenceError) -> [SeatPlace: Int] {
    let companions = Companions(guests)
    switch form {
    case .theatre:
      return try arrange(guests, in: SeatOrder.theatre(rows: rows, seats: seats), companions, "seats")
    case .facing:
      var result: [SeatPlace: Int] = [:]
      for (side, what) in [(SeatSide.host, "the host's side"), (.guest, "the guests' side")] {
        let seated = try arrange(
          guests.filter { $0.side == side }, in: SeatOrder.facing(side, rows: rows, seats: seats), companions,
          "seats on \(what)")
        result.merge(seated) { $1 }
      }
      return result
    }
  }

  /// Seats the guests of the room, or of one side of the table.
  private func arrange(
    _ guests: [SeatedGuest], in order: [SeatPlace], _ companions: Companions, _ what: String
  ) throws(ConferenceError) -> [SeatPlace: Int] {
    var result: [SeatPlace: Int] = [:]
    var byHand: [Int: SeatPlace] = [:]
    for (place, guest) in kept { if let guest { (result[place], byHand[guest]) = (guest, place) } }
    var free = Set(order).subtracting(kept.keys)
    let waiting = guests.filter { byHand[$0.participation] == nil }
    guard waiting.count <= free.count else { throw refusal(of: waiting.count, free.count, what) }

    func take(_ place: SeatPlace, for guest: SeatedGuest) {
      result[place] = guest.participation
      free.remove(place)
    }
    // Interpreters who find no seat beside anybody sit after everybody else.
    var rest: [SeatedGuest] = companions.alone
    func seatCompanions(of guest: SeatedGuest, at place: SeatPlace) {
      for interpreter in companions.of(guest) {
        if byHand[interpreter.participation] != nil { continue }
        if let beside = placesBeside(place, guest.side).first(where: free.contains) {
          take(beside, for: interpreter)
        } else {
          rest.append(interpreter)
        }
      }
    }
    for guest in guests where !guest.isInterpreter {
      if let place = byHand[guest.participation] { seatCompanions(of: guest, at: place) }
    }
    var places = order[...]
    func next() -> SeatPlace? {
      places = places.drop { !free.contains($0) }
      return places.first
    }
    for guest in waiting where !guest.isInterpreter {
      guard let place = next() else { break }
      take(place, for: guest)
      seatCompanions(of: guest, at: place)
    }
    let late = Set(rest.map(\.participation))
    for interpreter in waiting where late.contains(interpreter.participation) {
      guard let place = next() else { break }
      take(place, for: interpreter)
    }
    return result
  }

  /// Where an interpreter sits, the better place first: before a stage behind the one for whom they speak, so that the
  /// row stays with those of its rank, else at the left hand; at a table at the left hand, else behind.
  private func placesBeside(_ place: SeatPlace, _ side: SeatSide) -> [SeatPlace] {
    switch form {
    case .theatre:
      [
        SeatPlace(row: place.row + 1, number: place.number),
        SeatPlace(row: place.row, number: place.number + 1),
      ]
    case .facing:
      [
        SeatPlace(row: place.row, number: place.number + (side == .host ? 1 : -1)),
        SeatPlace(row: place.row + 2, number: place.number),
      ]
    }
  }

  private func refusal(of count: Int, _ free: Int, _ what: String) -> ConferenceError {
    ConferenceError(
      .refused,
      "\(count) guests are to be seated and \(free) \(what) are free (\(rows) rows of \(seats), "
        + "\(kept.count) kept by hand): \(count - free) find no seat",
      remedy: "give more: --rows, --seats")
  }
}

/// For whom interpreters speak: the head of their delegation, else its first by precedence; where nobody of it is
/// there, or they are in none, the first of their side.
private struct Companions {
  private let interpreters: [Int: [SeatedGuest]]
  /// Interpreters with nobody to speak for.
  let alone: [SeatedGuest]

  /// - Parameter guests: All of the session, in their order of precedence.
  init(_ guests: [SeatedGuest]) {
    let others = guests.filter { !$0.isInterpreter }
    var interpreters: [Int: [SeatedGuest]] = [:]
    var alone: [SeatedGuest] = []
    for interpreter in guests where interpreter.isInterpreter {
      let own = others.filter { $0.delegation != nil && $0.delegation == interpreter.delegation }
      let principal =
        own.first(where: \.isHead) ?? own.first ?? others.first { $0.side == interpreter.side }
      if let principal {
        interpreters[principal.participation, default: []].append(interpreter)
      } else {
        alone.append(interpreter)
      }
    }
    (self.interpreters, self.alone) = (interpreters, alone)
  }

  /// Who speaks for a guest, in their order of precedence.
  func of(_ guest: SeatedGuest) -> [SeatedGuest] { interpreters[guest.participation] ?? [] }
}
