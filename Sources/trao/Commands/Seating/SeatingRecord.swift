import Conferences

/// A seating as `--json` prints it.
struct SeatingRecord: Encodable {
  struct Taken: Encodable {
    let row: Int
    let seat: Int
    let externalId: String?
    let name: String?
    let title: TextRecord?
    let delegation: String?
    let isInterpreter: Bool
    /// In precedence.
    let place: Int?
    let locked: String?
  }

  let session: String
  let form: String
  let rows: Int
  let seatsInRow: Int
  let seats: [Taken]

  init(_ seating: Seating) {
    session = seating.session
    form = seating.form.rawValue
    rows = seating.rowCount
    seatsInRow = seating.seatsInRow
    seats = seating.seats.map { seat in
      Taken(
        row: seat.place.row, seat: seat.place.number, externalId: seat.guest?.externalID,
        name: seat.guest?.name,
        title: seat.guest.flatMap { TextRecord($0.title) }, delegation: seat.guest?.delegation,
        isInterpreter: seat.guest?.isInterpreter ?? false, place: seat.guest?.place, locked: seat.lockReason)
    }
  }
}
