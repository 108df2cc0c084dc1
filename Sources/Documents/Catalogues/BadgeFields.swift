/// The fields of badges: the guest's own language first, then the host's.
enum BadgeFields {
  static let all: [FieldCatalogue.Entry] = wearer + categories + conference

  private static let wearer: [FieldCatalogue.Entry] =
    [
      .init("badge.name", .name, "Who wears it, in the script of their own: 武部　勤, Cao Tường Huy."),
      .init(
        "badge.name_latin", .name,
        "The same in Latin letters, TAKEBE Tsutomu; empty where the name is in Latin letters already."),
      .init("badge.kana", .text, "How a name in kanji is read: たけべ つとむ; empty for other names."),
      .init("badge.honorific", .text, "The stored form of address that goes with the name."),
      .init("badge.is_head", .flag, "The wearer leads the delegation."),
    ]
    + BilingualFields.of("badge.title", .text, "The wearer's title on the document's date")
    + BilingualFields.of(
      "badge.organisation", .text, "The wearer's organisation; empty where the title names it already")
    + BilingualFields.of("badge.delegation", .text, "The delegation the wearer belongs to")

  /// What the colour of a badge tells; exactly one of these flags is raised.
  private static let categories: [FieldCatalogue.Entry] = [
    .init("category.interpreter", .flag, "The wearer interprets."),
    .init("category.staff", .flag, "The wearer works for the conference or attends to a delegation."),
    .init("category.press", .flag, "The wearer reports."),
    .init("category.guest_of_honour", .flag, "The wearer is a guest of honour."),
    .init("category.host", .flag, "The wearer is an organiser or of a host's delegation."),
    .init("category.speaker", .flag, "The wearer speaks."),
    .init("category.observer", .flag, "The wearer observes."),
    .init("category.delegate", .flag, "None of the other categories."),
  ]

  private static let conference: [FieldCatalogue.Entry] =
    BilingualFields.of("conference.name", .text, "The conference's name")
    + BilingualFields.of("conference.venue", .text, "Where it is held")
}
