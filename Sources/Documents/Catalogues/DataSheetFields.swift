/// The fields of data sheets: what an investment registration certificate says, in the order of form A.II.8 of
/// Circular 03/2021/TT-BKHĐT. Any of them may be empty; the sheet shows its gaps.
enum DataSheetFields {
  static let all: [FieldCatalogue.Entry] = certificate + investors + content + capital + schedule + end

  private static let certificate: [FieldCatalogue.Entry] = [
    .init("certificate.authority", .text, "The authority that registers the investment."),
    .init(
      "certificate.letterhead", .text,
      "Its name as it heads its papers, in capitals; only if written in this language."),
    .init("certificate.superior", .text, "The same of the body above it."),
    .init("certificate.code", .code, "The project's code of ten digits, the number of the certificate too."),
    .init("certificate.first_issued_on", .date, "The day of the first issue."),
    .init("certificate.issued_on", .date, "The day this one was issued; empty while it was not."),
    .init("certificate.is_amended", .flag, "It is an amended certificate."),
    .init("certificate.amendment", .number, "Which amendment it is, from 1."),
    .init("certificate.form", .text, "The form's version, which decides the law it rests on."),
    .init(
      "bases", .rows(["name": .text, "number": .text, "dated": .date, "about": .text]),
      "The acts it rests on: of its form's version, then its own."),
    .init("certificate.applied_on", .date, "The day of the investor's application."),
  ]

  private static let investors: [FieldCatalogue.Entry] = [
    .init(
      "investors",
      .rows([
        "number": .number, "name": .name, "is_person": .flag, "is_organisation": .flag, "country": .code,
        "nationality": .text, "paper": .text, "paper_number": .text, "paper_issued_on": .date,
        "paper_issuer": .text, "address": .text, "representative": .name, "representative_position": .text,
        "contribution_vnd": .number, "contribution_foreign": .money, "share": .number, "method": .text,
        "schedule": .text,
      ]),
      "The investors, persons or organisations, with their parts of the contributed capital; đồng as a number."
    ),
    .init("enterprise.name", .text, "The enterprise that carries the project out."),
    .init("enterprise.code", .code, "Its registration number."),
    .init("enterprise.registered_on", .date, "The day of its registration."),
  ]

  private static let content: [FieldCatalogue.Entry] = [
    .init("project.name", .text, "The project's name."),
    .init(
      "objectives",
      .rows([
        "number": .number, "name": .text, "industry_code": .code, "industry": .text, "product_code": .code,
      ]), "The objectives, with class and name of the VSIC and, for services, the CPC code."),
    .init("scale", .rows(["line": .text]), "Capacity, products, floor area: a line each."),
    .init("project.zone", .text, "The industrial park or economic zone."),
    .init("project.address", .text, "Where the project lies."),
    .init("project.area", .number, "The land used, in square metres."),
  ]

  private static let capital: [FieldCatalogue.Entry] =
    ["capital", "contributed", "mobilised"].flatMap { part -> [FieldCatalogue.Entry] in
      let meaning =
        switch part {
        case "capital": "The total capital"
        case "contributed": "What the investors pay themselves"
        default: "What they raise, such as loans"
        }
      return [
        .init("project.\(part)_vnd", .money, "\(meaning), in Vietnamese đồng."),
        .init("project.\(part)_foreign", .money, "\(meaning), in the foreign currency."),
      ]
    } + [
      .init("project.contributed_share", .number, "Contributed capital in per cent of the total."),
      .init("project.rate", .money, "The price of one unit of the dearer currency in the other one."),
      .init("project.rate_of", .code, "The dearer currency: USD."),
      .init("project.rate_on", .date, "The day of the rate."),
    ]

  private static let schedule: [FieldCatalogue.Entry] =
    [.init("project.term", .number, "The term of operation, in years from the issue.")]
    + [
      ("capital_steps", "Steps of paying and raising the capital"),
      ("construction_steps", "Steps of building"),
      ("operation_steps", "Steps of operation"), ("phases", "Phases of the project"),
    ].map { name, meaning in
      .init(
        name,
        .rows([
          "name": .text, "from_year": .number, "from_quarter": .number, "from_month": .number,
          "until_year": .number, "until_quarter": .number, "until_month": .number,
        ]), "\(meaning), each with its first and last year and, if known, month or quarter.")
    }

  private static let end: [FieldCatalogue.Entry] = [
    .init("incentives", .rows(["line": .text]), "Incentives and support, a line each."),
    .init("conditions", .rows(["line": .text]), "Conditions on the investors, a line each."),
    .init("certificate.originals", .number, "How many originals are made."),
    .init("certificate.signatory", .text, "Who signs at the authority: TRƯỞNG BAN."),
  ]
}
