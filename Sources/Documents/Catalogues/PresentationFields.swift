/// The fields of presentation copies, which show a project and its certificate in two languages: texts come in
/// the paper's language and, with `_vi` behind their name, in Vietnamese, the language of the original.
enum PresentationFields {
  static let all: [FieldCatalogue.Entry] =
    [
      .init("grant.position", .number, "Its place in the order of the ceremony, from 1."),
      .init(
        "grant.project_code", .code, "The project's code of ten digits, the number of the certificate too."),
      .init("grant.capital", .money, "The total investment capital."),
      .init("grant.area", .number, "The land used, in square metres."),
      .init(
        "grant.issued_on", .date, "The day the authority issued the certificate; empty while it has not."),
      .init("grant.first_issued_on", .date, "The day of its first issue."),
      .init("grant.is_amended", .flag, "It is an amended certificate."),
      .init("grant.amendment", .number, "Which amendment it is, from 1."),
      .init("grant.handed_on", .date, "The day of the ceremony."),
    ]
    + BilingualFields.of("grant.project", .text, "The project's name")
    + BilingualFields.of("grant.company", .text, "The company that carries the project out")
    + BilingualFields.of("grant.zone", .text, "The industrial park or economic zone")
    + BilingualFields.of("grant.address", .text, "Where in it the project lies")
    + BilingualFields.of("grant.authority", .text, "The authority that issues the certificate")
    + BilingualFields.of("grant.presenter", .name, "Who hands it over")
    + BilingualFields.of("grant.presenter_title", .text, "The presenter's title")
    + BilingualFields.of("grant.recipient", .name, "Who receives it")
    + BilingualFields.of("grant.recipient_title", .text, "The recipient's title")
    + BilingualFields.of("ceremony.name", .text, "The ceremony")
    + BilingualFields.of("sender.organisation", .text, "The body that issues the paper")
    + BilingualFields.of("conference.name", .text, "The conference's name")
    + BilingualFields.of("conference.venue", .text, "Where it is held")
}
