import StrictYAML

/// Who sits where in a session.
struct SeatingEntry: Hashable, Sendable {
  var session: String
  var form: SeatingForm
  var rows: Int
  var seats: Int
  var places: [SeatEntry]
  var origin: Origin
}

/// A seat that somebody has, or that is kept free.
struct SeatEntry: Hashable, Sendable {
  var row: Int
  var seat: Int
  /// The external id of a guest.
  var guest: String?
  /// Why the seat is kept by hand.
  var locked: String?
}

extension SeatingEntry {
  init?(_ node: YAMLNode, _ references: References) {
    guard let record = RecordReader(node, keys: ["session", "form", "rows", "seats", "places"]) else {
      return nil
    }
    for key in ["session", "rows", "seats"] where record[key] == nil { node.note("the key \(key) is missing") }
    self.init(
      session: references.use(.session, record["session"]) ?? "",
      form: record.choice("form", default: .theatre), rows: record.positive("rows") ?? 1,
      seats: record.positive("seats") ?? 1,
      places: record.list("places").compactMap { SeatEntry($0, references) }, origin: record.origin)
    check(record)
  }

  private func check(_ record: RecordReader) {
    for (key, count) in [("rows", rows), ("seats", seats)] where count > 200 {
      record[key]?.note("a plan has at most 200 \(key)")
    }
    if form == .facing, !rows.isMultiple(of: 2) {
      record["rows"]?.note("at a table rows stand in pairs: 2, or 4 with those behind")
    }
    var taken: Set<SeatPlace> = []
    var seated: Set<String> = []
    for (node, place) in zip(record.list("places"), places) {
      if place.row > rows || place.seat > seats {
        node.note("there is no row \(place.row) seat \(place.seat) among \(rows) rows of \(seats)")
      }
      if !taken.insert(SeatPlace(row: place.row, number: place.seat)).inserted {
        node.note("row \(place.row) seat \(place.seat) stands twice")
      }
      if let guest = place.guest, !seated.insert(guest).inserted { node.note("\(guest) has a seat already") }
    }
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("session", .plain(session)), ("form", .plain(form.rawValue)), ("rows", .plain(String(rows))),
        ("seats", .plain(String(seats))), ("places", .list(places.map(\.yaml))),
      ] + origin.yaml)
  }
}

extension SeatEntry {
  init?(_ node: YAMLNode, _ references: References) {
    guard let map = node.mapping(keys: ["row", "seat", "guest", "locked"]),
      let row = map.required("row")?.integer, let seat = map.required("seat")?.integer
    else { return nil }
    if row < 1 || seat < 1 { node.note("rows and seats are numbered from 1") }
    let locked = map["locked"]?.oneLine
    if map["guest"] == nil, locked == nil { node.note("a seat has a guest, or a reason why it is kept free: locked") }
    self.init(row: row, seat: seat, guest: references.use(.participant, map["guest"]), locked: locked)
  }

  fileprivate var yaml: YAMLValue {
    .flow([
      ("row", .plain(String(row))), ("seat", .plain(String(seat))), ("guest", .plain(guest)),
      ("locked", .quoted(locked)),
    ])
  }
}
