/// The fields of attendance sheets: a session's guests by name, and room to sign.
enum AttendanceSheetFields {
  static let all: [FieldCatalogue.Entry] =
    BilingualFields.of("conference.name", .text, "The conference's name")
    + BilingualFields.of("session.name", .text, "The session")
    + BilingualFields.of("session.room", .text, "Its room")
    + [
      .init("session.starts", .time, "When it begins."),
      .init("session.ends", .time, "When it ends."),
      .init("session.day_vi", .text, "Its day and hour, in Vietnamese."),
      .init("guests_count", .number, "How many guests are expected."),
      .init(
        "guests",
        .rows(ListedGuestFields.row.merging(["name_own": .name, "title_vi": .text]) { $1 }),
        "Who is expected, in the order of precedence: name as a Vietnamese paper writes it, name_own in the guest's own "
          + "script where that is another; title in the paper's language. " + ListedGuestFields.meaning),
      .init("blanks", .rows(["number": .number]), "Empty lines for those who come unexpected."),
    ]
}
