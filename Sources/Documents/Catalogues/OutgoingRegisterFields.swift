/// The fields of the register of outgoing documents, with the ten columns of Decree 30/2020/NĐ-CP, appendix IV.
enum OutgoingRegisterFields {
  static let all: [FieldCatalogue.Entry] = [
    .init("register.year", .number, "The year: that of the paper's date."),
    .init("register.count", .number, "How many entries there are."),
    .init(
      "entries",
      .rows([
        "number": .text, "dated": .date, "subject": .text, "signer": .text, "recipients": .text,
        "keeper": .text,
        "copies": .number, "sent_on": .date, "receipt": .text, "note": .text, "is_void": .flag,
        "is_revoked": .flag, "is_superseded": .flag,
      ]),
      "The entries of the issuing body, series by series, in the order of their numbers. A number without a paper is "
        + "marked by is_void, with its reason in note."),
  ]
}
