/// The fields of lists of precedence.
enum PrecedenceListFields {
  static let all: [FieldCatalogue.Entry] = [
    .init("guests_count", .number, "How many guests are listed."),
    .init(
      "guests",
      .rows(
        ListedGuestFields.row.merging([
          "is_locked": .flag, "lock_reason": .text, "by_rank": .flag, "by_office": .flag,
          "by_delegation": .flag, "by_country": .flag, "by_name": .flag, "by_entry": .flag,
        ]) { $1 }),
      "The guests in the order of precedence: " + ListedGuestFields.meaning
        + " is_locked is up where the place was given by hand, for the reason in lock_reason; else one of by_rank … "
        + "by_entry says in what the guest differs from the one before."),
  ]
}
