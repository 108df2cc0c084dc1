import Conferences
import Reports

/// A seating in plain text: a plan with the guests' places in precedence, and the list of who they are.
enum SeatingDrawing {
  /// - Parameters:
  ///   - seating: Who sits where.
  ///   - width: Cells of the terminal; nil for 80.
  /// - Returns: Lines, each with its end.
  static func text(_ seating: Seating, width: Int?) -> String {
    plan(seating, width: width ?? 80) + list(seating, width: width)
  }

  /// The room as one looks at the stage, seat 1 at the right, as the paper draws it; or the table from above. Numbers are
  /// places in precedence; a star marks a seat kept by hand, a dash a free one. Empty where it is wider than the terminal.
  private static func plan(_ seating: Seating, width: Int) -> String {
    let label = "row \(seating.rowCount)".count + 2
    let cell = 5
    guard label + cell * seating.seatsInRow <= width else { return "" }
    var seats: [SeatPlace: Seat] = [:]
    for seat in seating.seats { seats[seat.place] = seat }
    let span = cell * seating.seatsInRow
    func line(_ row: Int) -> String {
      let numbers = Array(1...seating.seatsInRow)
      let cells = (seating.form == .theatre ? numbers.reversed() : numbers).map { number in
        right(mark(seats[SeatPlace(row: row, number: number)]), cell)
      }
      return left("row \(row)", label) + cells.joined() + "\n"
    }
    func caption(_ text: String) -> String {
      String(repeating: " ", count: label + max(0, (span - text.count) / 2)) + text + "\n"
    }
    switch seating.form {
    case .theatre:
      return caption("stage") + (1...seating.rowCount).map(line).joined() + "\n"
    case .facing:
      let hosts = stride(from: 1, through: seating.rowCount, by: 2).reversed().map(line).joined()
      let guests = stride(from: 2, through: seating.rowCount, by: 2).map(line).joined()
      let table = String(repeating: " ", count: label) + String(repeating: "=", count: span) + "\n"
      return caption("host") + hosts + table + guests + caption("guests") + "\n"
    }
  }

  private static func mark(_ seat: Seat?) -> String {
    guard let seat else { return "-" }
    let star = seat.lockReason == nil ? "" : "*"
    guard let guest = seat.guest else { return "x" + star }
    return (guest.place.map(String.init) ?? "?") + star
  }

  private static func list(_ seating: Seating, width: Int?) -> String {
    guard !seating.seats.isEmpty else { return "Nobody has a seat.\n" }
    var table = TextTable([
      .number("row"), .number("seat"), .number("place"), .text("name"), .code("delegation"),
      .prose("kept because"),
    ])
    for seat in seating.seats {
      table.add([
        "\(seat.place.row)", "\(seat.place.number)", seat.guest?.place.map(String.init) ?? "-",
        seat.guest.map { $0.name + ($0.isInterpreter ? " (interpreter)" : "") } ?? "(kept free)",
        seat.guest?.delegation ?? "-", seat.lockReason ?? "",
      ])
    }
    return table.text(width: width)
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension SeatingDrawing {
  /// The seating after a change, and what the change did.
  static func text(_ arrangement: SeatingStore.Arrangement, dryRun: Bool = false, width: Int?) -> String {
    var text = Self.text(arrangement.seating, width: width) + "\n"
    text += "\(Wording.count(arrangement.moved, "guest")) moved"
    if !arrangement.gone.isEmpty {
      text += "; no longer expected: \(PlainText.escaped(arrangement.gone.joined(separator: ", ")))"
    }
    return text + (dryRun ? " (dry run: nothing was written)\n" : "\n")
  }
}
