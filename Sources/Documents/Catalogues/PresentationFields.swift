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
    + bilingual("grant.project", .text, "The project's name")
    + bilingual("grant.company", .text, "The company that carries the project out")
    + bilingual("grant.zone", .text, "The industrial park or economic zone")
    + bilingual("grant.address", .text, "Where in it the project lies")
    + bilingual("grant.authority", .text, "The authority that issues the certificate")
    + bilingual("grant.presenter", .name, "Who hands it over")
    + bilingual("grant.presenter_title", .text, "The presenter's title")
    + bilingual("grant.recipient", .name, "Who receives it")
    + bilingual("grant.recipient_title", .text, "The recipient's title")
    + bilingual("ceremony.name", .text, "The ceremony")
    + bilingual("sender.organisation", .text, "The body that issues the paper")
    + bilingual("conference.name", .text, "The conference's name")
    + bilingual("conference.venue", .text, "Where it is held")

  private static func bilingual(_ name: String, _ type: FieldType, _ meaning: String) -> [FieldCatalogue
    .Entry]
  {
    [.init(name, type, "\(meaning)."), .init("\(name)_vi", type, "\(meaning), in Vietnamese.")]
  }
}
