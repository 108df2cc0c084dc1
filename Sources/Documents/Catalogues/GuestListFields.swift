/// The fields of guest lists: who comes, delegation by delegation, each sorted by name as the paper's language does.
enum GuestListFields {
  static let all: [FieldCatalogue.Entry] = [
    .init("delegation.name", .text, "The delegation, where the list is of that one only."),
    .init("guests_count", .number, "How many guests are listed."),
    .init("delegations_count", .number, "How many delegations are listed."),
    .init(
      "delegations",
      .rows([
        "number": .number, "name": .text, "count": .number, "is_host": .flag, "is_other": .flag,
        "head": .name, "head_honorific": .text, "head_title": .text,
        "guests": .rows(ListedGuestFields.row),
      ]),
      "The delegations in their order, then those of no delegation (is_other), with their guests: "
        + ListedGuestFields.meaning),
  ]
}
