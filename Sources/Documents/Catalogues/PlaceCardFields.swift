/// The fields of place cards: one card for each guest, with two sides.
enum PlaceCardFields {
  static let all: [FieldCatalogue.Entry] = [
    .init(
      "cards",
      .rows([
        "place": .number, "code": .code, "name": .name, "latin": .name, "title": .text, "title_vi": .text,
        "title_other": .text, "delegation": .text, "is_ja": .flag, "is_vi": .flag, "is_en": .flag,
      ]),
      "The cards in the order of precedence: the name in the script of the guest's own, and in Latin letters where "
        + "that is another; the title in the guest's language, and in title_other in Vietnamese where that is another. "
        + "One of is_ja, is_vi and is_en tells the guest's language."),
    .init("session.name", .text, "The session for which they are, where it is one."),
    .init("delegation.name", .text, "The delegation for which they are, where it is one."),
  ]
}
