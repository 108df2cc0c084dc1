/// The fields of lists of folders: what lies in which, who hands it over to whom.
enum FolderListFields {
  static let all: [FieldCatalogue.Entry] = [
    .init("ceremony.name", .text, "The ceremony."),
    .init("ceremony.starts", .time, "When its session begins."),
    .init("folders_count", .number, "How many folders there are."),
    .init(
      "folders",
      .rows([
        "number": .number, "code": .code, "project": .text, "company": .text, "authority": .text,
        "capital": .money, "issued_on": .date, "is_certificate": .flag, "is_amended": .flag,
        "amendment": .number, "instrument": .text, "instrument_number": .text, "proxy": .name,
        "presenters": .rows(["name": .name, "title": .text, "honorific": .text]),
        "recipients": .rows(["name": .name, "title": .text, "honorific": .text]),
      ]),
      "The folders in the order of the ceremony: a certificate of investment registration (is_certificate) with its "
        + "project's code, or another instrument with its number; who hands it over, who receives it, and the proxy."
    ),
  ]
}
