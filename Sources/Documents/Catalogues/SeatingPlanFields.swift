/// The fields of seating plans. Names and titles are in the paper's language; the session's name is in Vietnamese too.
enum SeatingPlanFields {
  static let all: [FieldCatalogue.Entry] =
    BilingualFields.of("session.name", .text, "The session")
    + BilingualFields.of("session.room", .text, "Its room")
    + [
      .init("session.starts", .time, "When it begins."),
      .init("session.ends", .time, "When it ends."),
      .init("plan.is_theatre", .flag, "Rows before a stage; the first is nearest to it."),
      .init("plan.is_facing", .flag, "Two sides of a table that face each other."),
      .init("plan.shows_names", .flag, "A row has so few seats that names can be read in them."),
      .init("plan.seats_count", .number, "How many seats there are."),
      .init("plan.taken_count", .number, "How many of them are taken."),
      .init(
        "seats", .rows(seat),
        "Every seat as one looks at the stage, row by row, from the left; of a table both sides. place is the guest's "
          + "place in the order of precedence. For a table that is drawn as a plan (turn: true)."),
      .init(
        "parts",
        .rows([
          "first": .number, "last": .number, "seats": .rows(seat), "host_side": .rows(seat),
          "guest_side": .rows(seat),
        ]),
        "The same seats in parts that a sheet is wide enough for, from the left: all rows, with the numbers from first "
          + "to last. One part where rows are short."),
      .init("plan.is_split", .flag, "Rows are so long that the plan stands in several parts."),
      .init("host_side", .rows(seat), "Of a table that two sides face: the seats of the host's side."),
      .init("guest_side", .rows(seat), "The seats of the guests' side."),
      .init(
        "guests", .rows(ListedGuestFields.row.merging(["seat": .text]) { $1 }),
        "Who has a seat, in the order of precedence; seat is its row and number: 1-12. "
          + ListedGuestFields.meaning),
      .init(
        "unseated", .rows(ListedGuestFields.row),
        "Who is expected in the session and has no seat, in the order of precedence."),
    ]

  private static let seat: [String: FieldType] = [
    "row": .number, "seat": .number, "place": .number, "name": .name, "is_taken": .flag, "is_host": .flag,
  ]
}
